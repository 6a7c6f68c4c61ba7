import { ArgumentError, civilOf } from '@specie/units'
import type { Calendar } from './Calendar.ts'
import { easterSunday } from './easterSunday.ts'
import { isTargetHoliday, isUnitedStatesHoliday } from './holidays.ts'
import { weekday } from './weekday.ts'

const CALENDARS: ReadonlySet<Calendar> = new Set([
  'weekends',
  'us-government-bond',
  'us-federal-reserve',
  'nyse',
  'target',
])

/**
 * Whether a calendar's market is open on a day. Rules hold for 2000 to 2060; closings that no rule foretells are listed
 * up to January 2025.
 */
export function isBusinessDay(calendar: Calendar, day: number): boolean {
  if (!CALENDARS.has(calendar))
    throw new ArgumentError('calendar', calendar, `one of ${[...CALENDARS].join(', ')}`)
  const onDay = weekday(day)
  if (onDay === 0 || onDay === 6) return false
  if (calendar === 'weekends') return true
  const civil = { ...civilOf(day), weekday: onDay, fromEaster: day - easterSunday(civilOf(day).year) }
  if (calendar === 'target') return !isTargetHoliday(civil)
  return !isUnitedStatesHoliday(calendar, civil)
}
