import { requireDay } from '../date/requireDay.ts'

/** Day of the week of a day number: 0 Sunday … 6 Saturday. */
export function weekday(day: number): number {
  requireDay('day', day)
  return (((day + 4) % 7) + 7) % 7
}
