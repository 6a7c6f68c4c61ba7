import { civilOf } from '@specie/units'
import type { Calendar } from './Calendar.ts'
import { isBusinessDay } from './isBusinessDay.ts'

/** What happens to a date that is no business day. ISDA 2006 §4.12. */
export type Adjustment =
  | 'unadjusted'
  | 'following'
  | 'modified following'
  | 'preceding'
  | 'modified preceding'

/** The business day that a date moves to. */
export function adjust(calendar: Calendar, day: number, adjustment: Adjustment): number {
  if (adjustment === 'unadjusted' || isBusinessDay(calendar, day)) return day
  const forward = adjustment === 'following' || adjustment === 'modified following'
  const moved = advanceTo(calendar, day, forward ? 1 : -1)
  const modified = adjustment === 'modified following' || adjustment === 'modified preceding'
  if (modified && civilOf(moved).month !== civilOf(day).month)
    return advanceTo(calendar, day, forward ? -1 : 1)
  return moved
}

function advanceTo(calendar: Calendar, day: number, step: 1 | -1): number {
  let moved = day
  while (!isBusinessDay(calendar, moved)) moved += step
  return moved
}
