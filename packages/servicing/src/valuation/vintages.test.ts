import { sampleReport, sampleTape } from '@specie/testing'
import { expect, test } from 'vitest'
import { rollTape } from '../period/rollTape.ts'
import type { StoredReport } from '../report/StoredReport.ts'
import { vintages } from './vintages.ts'

const opening = sampleReport(sampleTape(40))
const first = opening.tape.loans[0]!
const { tape } = rollTape(opening.tape, '2026-02-01', { defaulted: [first.id], late: [], prepaid: [] })
const later: StoredReport = { ...opening, period: 1, cutOffDate: '2026-02-01', tape, writtenOff: [first.id] }

test('vintages hold every loan of the opening once', () => {
  const found = vintages([opening])
  expect(found.reduce((sum, { loans }) => sum + loans, 0)).toBe(opening.tape.loans.length)
  expect(found.reduce((sum, { balance }) => sum + balance, 0n)).toBe(
    opening.tape.loans.reduce((sum, { balance }) => sum + balance, 0n),
  )
})

test('what was expected begins at nothing, never falls and stays below the whole', () => {
  for (const { expected } of vintages([opening])) {
    expect(expected[0]).toBe(0)
    expect(expected.every((share, month) => month === 0 || share >= expected[month - 1]!)).toBe(true)
    expect(expected.at(-1)).toBeLessThan(1)
    expect(expected.at(-1)).toBeGreaterThan(0)
  }
})

test('a loan written off shows in its own vintage alone', () => {
  const hit = vintages([opening, later]).filter(({ realised }) => realised[1]!.share! > 0)
  expect(hit).toHaveLength(1)
  expect(hit[0]!.realised).toEqual([
    { months: 0, share: 0 },
    { months: 1, share: Number(first.balance) / Number(hit[0]!.balance) },
  ])
})

test('a report that does not name what was written off leaves the rest unknown', () => {
  const { writtenOff: _, ...silent } = later
  const third = { ...later, cutOffDate: '2026-03-01', writtenOff: [] }
  const shares = vintages([opening, silent, third])[0]!.realised.map(({ share }) => share)
  expect(shares).toEqual([0, null, null])
})

test('no report, no vintage', () => {
  expect(vintages([])).toEqual([])
})
