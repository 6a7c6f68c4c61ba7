import { civilOf, daysInMonth } from '@specie/units'
import { requireDay } from './requireDay.ts'

/** Whether a day is the last of its month. */
export function isEndOfMonth(day: number): boolean {
  requireDay('day', day)
  const civil = civilOf(day)
  return civil.day === daysInMonth(civil.year, civil.month)
}
