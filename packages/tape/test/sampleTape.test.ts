import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import {
  guessMapping,
  openTape,
  type ReadOptions,
  readTape,
  requireTape,
  selectPool,
  summariseTape,
} from '../src/index.ts'

const options: ReadOptions = { cutOffDate: '2026-01-01' }

async function readExample(name: string) {
  const path = fileURLToPath(new URL(`../../../examples/${name}`, import.meta.url))
  const table = await openTape(path)
  const guess = guessMapping(table.headings, table.sample)
  await table.close()
  expect(guess).toMatchObject({ missing: [], unusedColumns: [], mapping: { assumptions: [] } })
  return readTape(path, guess.mapping, options)
}

test('the sample tape is read without a hand on its mapping, errors or warnings', async () => {
  const reading = await readExample('sample-tape.csv')
  const tape = requireTape(reading)
  expect(reading.warnings).toEqual([])
  const summary = summariseTape(tape)
  expect(summary.loans).toBe(400)
  expect(summary.byKind.map(({ key }) => key).sort()).toEqual([
    'bullet',
    'interest-only',
    'level-pay',
    'receivable',
  ])
  expect(summary.byGrade.map(({ key }) => key)).toEqual(['A', 'B', 'C', 'D'])
  const { tape: pool } = selectPool(tape, {
    maxDaysPastDue: 30,
    concentration: { borrower: 0.03, country: 0.25 },
  })
  expect(pool.loans.length).toBeGreaterThan(350)
})

test('each mistake of the spoiled sample is reported once, and nothing is imported', async () => {
  const reading = await readExample('sample-tape-with-errors.csv')
  if (reading.ok) throw new Error('the file has mistakes')
  expect(reading.errors.map(({ code }) => code).sort()).toEqual([
    'amount.negative',
    'balance.aboveOriginal',
    'cell.empty',
    'choice.unknown',
    'country.unknown',
    'date.impossible',
    'daysPastDue.missing',
    'id.duplicate',
    'maturity.order',
    'number.unreadable',
    'rate.range',
    'row.ragged',
  ])
  expect(reading.rejected).toHaveLength(12)
})
