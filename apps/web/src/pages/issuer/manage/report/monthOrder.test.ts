import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthAfter, monthOrder } from './monthOrder.ts'

test.each([
  ['2026-01-01', '2026-02-01'],
  ['2026-01-31', '2026-02-28'],
  ['2028-01-31', '2028-02-29'],
  ['2026-12-15', '2027-01-15'],
])('the month after %s ends on %s', (date, next) => {
  expect(monthAfter(date)).toBe(next)
})

test('the month after a date is always later, by 28 to 31 days', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      (date) => {
        const iso = date.toISOString().slice(0, 10)
        const days = (Date.parse(monthAfter(iso)) - Date.parse(iso)) / 86_400_000
        expect(days).toBeGreaterThanOrEqual(28)
        expect(days).toBeLessThanOrEqual(31)
      },
    ),
  )
})

test('each loan stands in the list of its fate and nowhere else', () => {
  const order = monthOrder('2026-02-01', { 'SL-2': 'late', 'SL-1': 'late', 'SL-3': 'defaulted' }, 1_500_000n)
  expect(order).toEqual({
    to: '2026-02-01',
    late: ['SL-1', 'SL-2'],
    defaulted: ['SL-3'],
    prepaid: [],
    recoveries: '1500000',
  })
})
