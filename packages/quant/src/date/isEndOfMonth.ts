import { civilOf, daysInMonth } from '@specie/units'

/** Whether a day is the last of its month. */
export function isEndOfMonth(day: number): boolean {
  const civil = civilOf(day)
  return civil.day === daysInMonth(civil.year, civil.month)
}
