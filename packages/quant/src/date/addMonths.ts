import { civilOf, dayOf, daysInMonth, requireInteger } from '@specie/units'
import { requireDay } from './requireDay.ts'

/**
 * The day `months` months later (earlier when negative): the same day of the month, or the month's last day when it
 * is shorter. Adding to the original day, not step by step, keeps the 31st a 31st.
 * @param dayOfMonth day of the month to aim for instead of the day's own, 1..31
 */
export function addMonths(day: number, months: number, dayOfMonth?: number): number {
  requireDay('day', day)
  requireInteger('months', months, -120_000, 120_000)
  const civil = civilOf(day)
  const index = civil.year * 12 + civil.month - 1 + months
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  return dayOf(year, month, Math.min(dayOfMonth ?? civil.day, daysInMonth(year, month)))
}
