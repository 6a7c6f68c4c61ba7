import { civilOf } from '@specie/units'
import { isBusinessDay } from '../calendar/isBusinessDay.ts'
import type { DayCount } from '../daycount/DayCount.ts'
import { yearFraction } from '../daycount/yearFraction.ts'
import type { ActusCalendar } from './businessDay.ts'
import { dayOf, instantOf, type Time } from './time.ts'

/** Day count conventions of the ACTUS dictionary. */
export type ActusDayCount = 'AA' | 'A360' | 'A365' | '30E360ISDA' | '30E360' | '28E336' | 'B252'

const CONVENTIONS: Readonly<Partial<Record<ActusDayCount, DayCount>>> = {
  AA: 'ACT/ACT ISDA',
  A360: 'ACT/360',
  A365: 'ACT/365F',
  '30E360': '30E/360',
  '30E360ISDA': '30E/360 ISDA',
}

/** Years from one time to another, whole days counted; negative when `to` is earlier. */
export function yearsBetween(
  convention: ActusDayCount,
  from: Time,
  to: Time,
  calendar: ActusCalendar,
  maturity: Time | undefined,
): number {
  const start = dayOf(instantOf(from))
  const end = dayOf(instantOf(to))
  if (end < start) return -yearsBetween(convention, to, from, calendar, maturity)
  const shared = CONVENTIONS[convention]
  if (shared !== undefined) {
    return yearFraction(
      shared,
      start,
      end,
      maturity === undefined ? {} : { maturity: dayOf(instantOf(maturity)) },
    )
  }
  return convention === '28E336' ? months28(start, end) / 336 : businessDays(start, end, calendar) / 252
}

/** Days when every month has twenty-eight. */
function months28(start: number, end: number): number {
  const from = civilOf(start)
  const to = civilOf(end)
  const days = Math.min(to.day, 28) - Math.min(from.day, 28)
  return 336 * (to.year - from.year) + 28 * (to.month - from.month) + days
}

/** Business days from `start` (counted) to `end` (not counted). */
function businessDays(start: number, end: number, calendar: ActusCalendar): number {
  if (calendar === 'NC') return end - start
  let count = 0
  for (let day = start; day < end; day++) if (isBusinessDay('weekends', day)) count++
  return count
}
