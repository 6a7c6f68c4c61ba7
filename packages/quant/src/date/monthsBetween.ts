import { civilOf } from '@specie/units'
import { addMonths } from './addMonths.ts'
import { requireDay } from './requireDay.ts'

/** Whole months from `start` to `end`: the largest n with addMonths(start, n) ≤ end. Negative when `end` is earlier. */
export function monthsBetween(start: number, end: number): number {
  requireDay('start', start)
  requireDay('end', end)
  const from = civilOf(start)
  const to = civilOf(end)
  const months = (to.year - from.year) * 12 + to.month - from.month
  return addMonths(start, months) > end ? months - 1 : months
}
