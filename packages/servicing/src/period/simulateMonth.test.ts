import { sampleReport, sampleTape } from '@specie/testing'
import { expect, test } from 'vitest'
import { simulateMonth } from './simulateMonth.ts'

const { assumptions, tape } = sampleReport(sampleTape(3_000))
const pool = { segmentBy: 'grade' as const, segments: assumptions }

test('the same seed and cut-off bring the same month, whatever the order of the loans', () => {
  const first = simulateMonth(tape, pool, { seed: 'one' })
  const reversed = simulateMonth({ ...tape, loans: [...tape.loans].reverse() }, pool, { seed: 'one' })
  const sorted = (ids: readonly string[]) => [...ids].sort()
  expect(sorted(reversed.defaulted)).toEqual(first.defaulted)
  expect(sorted(reversed.late)).toEqual(first.late)
  expect(reversed.recoveries).toBe(first.recoveries)
  expect(simulateMonth(tape, pool, { seed: 'two' })).not.toEqual(first)
})

test('over many months a segment loses and prepays what is assumed of it', () => {
  let [defaults, prepaid, late, loanMonths] = [0, 0, new Set<string>(), 0]
  for (let month = 0; month < 120; month++) {
    const loans = tape.loans.map((loan) => ({ ...loan, daysPastDue: late.has(loan.id) ? 30 : 0 }))
    const cutOffDate = `month ${month}`
    const order = simulateMonth({ ...tape, cutOffDate, loans }, pool, { seed: 'years' })
    late = new Set(order.late)
    loanMonths += loans.length
    defaults += order.defaulted.length
    prepaid += order.prepaid.length
  }
  // Half the loans at 1 %, half at 6 % a year: 3.5 %; half at 0.6 %, half at 0.4 % a month prepay.
  const hazard = (defaults / loanMonths) * 12
  expect(hazard).toBeGreaterThan(0.031)
  expect(hazard).toBeLessThan(0.039)
  expect(prepaid / loanMonths).toBeGreaterThan(0.0045)
  expect(prepaid / loanMonths).toBeLessThan(0.0055)
})

test('stress brings more defaults and less recovery of each', () => {
  const calm = simulateMonth(tape, pool, { seed: 'storm' })
  const storm = simulateMonth(tape, pool, { seed: 'storm', stress: 10 })
  expect(storm.defaulted.length).toBeGreaterThan(4 * calm.defaulted.length)
  expect(storm.defaulted).toEqual(expect.arrayContaining([...calm.defaulted]))
  const each = (order: typeof calm) => Number(order.recoveries) / order.defaulted.length
  expect(each(storm)).toBeLessThan(each(calm))
})

test('refuses loans of which nothing is assumed', () => {
  expect(() => simulateMonth(tape, { ...pool, segments: [] }, { seed: '' })).toThrow('assumptions is "A"')
})
