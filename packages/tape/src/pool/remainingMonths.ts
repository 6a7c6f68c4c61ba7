import { calendarMonthsBetween } from '../values/civilDate.ts'

/** Months from one date to a later one, a started month counted as one; 0 when it is not later. */
export function remainingMonths(from: string, to: string): number {
  if (to <= from) return 0
  const months = calendarMonthsBetween(from, to)
  return to.slice(8) > from.slice(8) ? months + 1 : Math.max(months, 1)
}
