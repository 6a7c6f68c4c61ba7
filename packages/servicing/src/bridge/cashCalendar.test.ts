import { sampleReport, sampleTape } from '@specie/testing'
import { expect, test } from 'vitest'
import { valueReport } from '../report/valueReport.ts'
import { cashCalendar } from './cashCalendar.ts'

const report = sampleReport(sampleTape(30))
const months = cashCalendar(valueReport(report).cashFlows, report.cutOffDate)

test('scheduled principal repays the balance, neither more nor less', () => {
  const balance = report.tape.loans.reduce((sum, loan) => sum + loan.balance, 0n)
  expect(months[0]!.scheduled.openingBalance).toBe(balance)
  expect(months.reduce((sum, { scheduled }) => sum + scheduled.principal, 0n)).toBe(balance)
  expect(months.at(-1)!.date).toBe('2029-07-01')
})

test('what defaults is recovered or lost, and the rest of the balance is repaid', () => {
  const total = (of: (month: (typeof months)[number]['expected']) => bigint) =>
    months.reduce((sum, { expected }) => sum + of(expected), 0n)
  const accounted = total(({ principal, recoveries, losses }) => principal + recoveries + losses)
  const off = accounted - months[0]!.scheduled.openingBalance
  expect(off < 200n && off > -200n).toBe(true)
  expect(total(({ losses }) => losses) > 0n).toBe(true)
})

test('without hazard the expected cash is the scheduled cash', () => {
  const certain = valueReport(report).cashFlows.map((segment) => ({ ...segment, hazard: 0 }))
  for (const { scheduled, expected } of cashCalendar(certain, report.cutOffDate)) {
    expect(expected).toMatchObject({ ...scheduled, losses: 0n, recoveries: 0n })
  }
})
