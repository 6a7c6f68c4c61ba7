import { ArgumentError } from '@specie/units'
import { dayOf, daysInMonth } from './civil.ts'

/**
 * Day number (days since 1970-01-01) of an ISO date `YYYY-MM-DD`.
 * @throws ArgumentError when the text has another form or no such day exists (2023-02-29).
 */
export function toDay(iso: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  const [year, month, day] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])]
  if (match === null || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw new ArgumentError('date', iso, 'a day of the calendar as YYYY-MM-DD')
  }
  return dayOf(year, month, day)
}
