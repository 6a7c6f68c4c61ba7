import { requireInteger } from '@specie/units'
import { adjust } from './adjust.ts'
import type { Calendar } from './Calendar.ts'
import { isBusinessDay } from './isBusinessDay.ts'

/** The day `count` business days later (earlier when negative); zero moves a holiday to the next business day. */
export function addBusinessDays(calendar: Calendar, day: number, count: number): number {
  requireInteger('count', count, -1_000_000, 1_000_000)
  if (count === 0) return adjust(calendar, day, 'following')
  const step = count > 0 ? 1 : -1
  let moved = day
  for (let left = Math.abs(count); left > 0; ) {
    moved += step
    if (isBusinessDay(calendar, moved)) left--
  }
  return moved
}
