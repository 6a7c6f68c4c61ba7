import { civilOf, dayOf } from '@specie/units'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths } from './addMonths.ts'
import { isEndOfMonth } from './isEndOfMonth.ts'
import { monthsBetween } from './monthsBetween.ts'
import { toDay } from './toDay.ts'
import { toIso } from './toIso.ts'

const days = fc.integer({ min: -100_000, max: 200_000 })

describe('dates', () => {
  it('are counted from 1970', () => {
    expect(toDay('1970-01-01')).toBe(0)
    expect(toDay('2000-03-01')).toBe(11017)
    expect(toIso(-1)).toBe('1969-12-31')
  })

  it('agree with the platform for every day', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(toIso(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10))
        const { year, month, day: dayOfMonth } = civilOf(day)
        expect(dayOf(year, month, dayOfMonth)).toBe(day)
        expect(toDay(toIso(day))).toBe(day)
      }),
    )
  })

  it.each([
    '2023-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '26-01-01',
    '2026-1-1',
    '',
    '2026-01-01T00:00',
  ])('refuse %s', (text) => {
    expect(() => toDay(text)).toThrow(/date is/)
  })

  it('add months to the last day of a shorter month and come back to the 31st', () => {
    const start = toDay('2026-01-31')
    expect([1, 2, 3, 13, -1, -11].map((months) => toIso(addMonths(start, months)))).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2027-02-28',
      '2025-12-31',
      '2025-02-28',
    ])
    expect(toIso(addMonths(toDay('2024-02-29'), 12, 31))).toBe('2025-02-28')
    expect(isEndOfMonth(toDay('2024-02-28'))).toBe(false)
  })

  it('count the whole months that adding them does not pass', () => {
    fc.assert(
      fc.property(days, days, (start, end) => {
        const months = monthsBetween(start, end)
        expect(addMonths(start, months)).toBeLessThanOrEqual(end)
        expect(addMonths(start, months + 1)).toBeGreaterThan(end)
      }),
    )
  })
})
