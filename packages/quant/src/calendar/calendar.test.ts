import { dayOf } from '@specie/units'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toDay } from '../date/toDay.ts'
import { toIso } from '../date/toIso.ts'
import { actActIcma } from '../daycount/actAct.ts'
import { addBusinessDays } from './addBusinessDays.ts'
import { adjust } from './adjust.ts'
import type { Calendar } from './Calendar.ts'
import { couponSchedule } from './couponSchedule.ts'
import { easterSunday } from './easterSunday.ts'
import { isBusinessDay } from './isBusinessDay.ts'
import { weekday } from './weekday.ts'

function holidays(calendar: Calendar, year: number): string[] {
  const found: string[] = []
  for (let day = dayOf(year, 1, 1); day <= dayOf(year, 12, 31); day++) {
    if (weekday(day) % 6 !== 0 && !isBusinessDay(calendar, day)) found.push(toIso(day).slice(5))
  }
  return found
}

describe('calendars', () => {
  it('find Easter', () => {
    // US Naval Observatory, dates of Easter
    expect([2000, 2008, 2011, 2024, 2026, 2038, 2060].map((year) => toIso(easterSunday(year)))).toEqual([
      '2000-04-23',
      '2008-03-23',
      '2011-04-24',
      '2024-03-31',
      '2026-04-05',
      '2038-04-25',
      '2060-04-18',
    ])
  })

  it('know the published holidays of the NYSE', () => {
    // NYSE, "Holidays & trading hours", 2024 to 2026; closed for the funeral of President Carter on 9 January 2025
    expect(holidays('nyse', 2024)).toEqual([
      '01-01',
      '01-15',
      '02-19',
      '03-29',
      '05-27',
      '06-19',
      '07-04',
      '09-02',
      '11-28',
      '12-25',
    ])
    expect(holidays('nyse', 2025)).toEqual([
      '01-01',
      '01-09',
      '01-20',
      '02-17',
      '04-18',
      '05-26',
      '06-19',
      '07-04',
      '09-01',
      '11-27',
      '12-25',
    ])
    expect(holidays('nyse', 2026)).toEqual([
      '01-01',
      '01-19',
      '02-16',
      '04-03',
      '05-25',
      '06-19',
      '07-03',
      '09-07',
      '11-26',
      '12-25',
    ])
    expect(holidays('nyse', 2022)).not.toContain('12-31')
  })

  it('know the published holidays of the Federal Reserve', () => {
    // Federal Reserve, "Holidays observed", 2025 to 2028: a Saturday holiday leaves the Friday open
    expect(holidays('us-federal-reserve', 2026)).toEqual([
      '01-01',
      '01-19',
      '02-16',
      '05-25',
      '06-19',
      '09-07',
      '10-12',
      '11-11',
      '11-26',
      '12-25',
    ])
    expect(holidays('us-federal-reserve', 2027)).toEqual([
      '01-01',
      '01-18',
      '02-15',
      '05-31',
      '07-05',
      '09-06',
      '10-11',
      '11-11',
      '11-25',
    ])
    expect(isBusinessDay('us-federal-reserve', toDay('2032-06-18'))).toBe(true)
  })

  it('open the bond market on a Good Friday with an employment report', () => {
    expect(isBusinessDay('us-government-bond', toDay('2026-04-03'))).toBe(true)
    expect(isBusinessDay('us-government-bond', toDay('2015-04-03'))).toBe(true)
    expect(isBusinessDay('us-government-bond', toDay('2025-04-18'))).toBe(false)
    expect(holidays('us-government-bond', 2024)).toEqual([
      '01-01',
      '01-15',
      '02-19',
      '03-29',
      '05-27',
      '06-19',
      '07-04',
      '09-02',
      '10-14',
      '11-11',
      '11-28',
      '12-25',
    ])
  })

  it('know the closings of T2', () => {
    // European Central Bank, TARGET closing days 2024 and 2025
    expect(holidays('target', 2024)).toEqual(['01-01', '03-29', '04-01', '05-01', '12-25', '12-26'])
    expect(holidays('target', 2025)).toEqual(['01-01', '04-18', '04-21', '05-01', '12-25', '12-26'])
  })

  it('move a date to a business day as its convention says', () => {
    const saturday = toDay('2026-01-31')
    const move = (adjustment: Parameters<typeof adjust>[2]) => toIso(adjust('target', saturday, adjustment))
    expect(move('following')).toBe('2026-02-02')
    expect(move('modified following')).toBe('2026-01-30')
    expect(move('preceding')).toBe('2026-01-30')
    expect(toIso(adjust('target', toDay('2026-02-01'), 'modified preceding'))).toBe('2026-02-02')
    expect(move('unadjusted')).toBe('2026-01-31')
  })

  it('count business days there and back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Calendar>('nyse', 'target', 'us-federal-reserve', 'us-government-bond'),
        fc.integer({ min: 11_000, max: 32_000 }),
        fc.integer({ min: 1, max: 300 }),
        (calendar, day, count) => {
          const start = adjust(calendar, day, 'following')
          const end = addBusinessDays(calendar, start, count)
          expect(isBusinessDay(calendar, end)).toBe(true)
          expect(addBusinessDays(calendar, end, -count)).toBe(start)
        },
      ),
    )
  })
})

describe('a coupon schedule', () => {
  const dates = (stub: 'short front' | 'long front' | 'short back' | 'long back') =>
    couponSchedule({
      start: toDay('2025-01-15'),
      maturity: toDay('2026-05-31'),
      frequencyMonths: 6,
      stub,
    }).map((period) => `${toIso(period.start)} ${toIso(period.end)} ${period.regular}`)

  it('puts its irregular period where it is told', () => {
    expect(dates('short front')).toEqual([
      '2025-01-15 2025-05-31 false',
      '2025-05-31 2025-11-30 true',
      '2025-11-30 2026-05-31 true',
    ])
    expect(dates('long front')).toEqual(['2025-01-15 2025-11-30 false', '2025-11-30 2026-05-31 true'])
    expect(dates('short back')).toEqual([
      '2025-01-15 2025-07-15 true',
      '2025-07-15 2026-01-15 true',
      '2026-01-15 2026-05-31 false',
    ])
    expect(dates('long back')).toEqual(['2025-01-15 2025-07-15 true', '2025-07-15 2026-05-31 false'])
  })

  it('keeps the end of the month', () => {
    const periods = couponSchedule({
      start: toDay('2024-02-29'),
      maturity: toDay('2025-02-28'),
      frequencyMonths: 6,
      endOfMonth: true,
    })
    expect(periods.map((period) => toIso(period.end))).toEqual(['2024-08-31', '2025-02-28'])
    expect(periods.every((period) => period.regular)).toBe(true)
  })

  it('covers the time from start to maturity without gaps, stubs counted against regular periods', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10_000, max: 20_000 }),
        fc.integer({ min: 20, max: 8_000 }),
        fc.constantFrom(1, 3, 6, 12),
        fc.constantFrom(
          'short front' as const,
          'long front' as const,
          'short back' as const,
          'long back' as const,
        ),
        (start, length, frequencyMonths, stub) => {
          const periods = couponSchedule({ start, maturity: start + length, frequencyMonths, stub })
          expect(periods[0]!.start).toBe(start)
          expect(periods.at(-1)!.end).toBe(start + length)
          periods.forEach((period, n) => {
            if (n > 0) expect(period.start).toBe(periods[n - 1]!.end)
            const years = actActIcma(period.start, period.end, period.reference)
            if (period.regular) expect(years).toBeCloseTo(frequencyMonths / 12, 12)
            else expect(years).toBeLessThan((2.1 * frequencyMonths) / 12)
          })
        },
      ),
    )
  })

  it('refuses a maturity before its start', () => {
    expect(() => couponSchedule({ start: 2, maturity: 2, frequencyMonths: 6 })).toThrow(/maturity/)
    expect(() => couponSchedule({ start: 2, maturity: 200, frequencyMonths: 7 })).toThrow(/frequencyMonths/)
  })
})
