import { isEndOfMonth } from '../date/isEndOfMonth.ts'
import { toDay } from '../date/toDay.ts'
import { toIso } from '../date/toIso.ts'

/** Seconds since 1970-01-01T00:00:00; ACTUS knows no time zones. */
export type Time = number

const DAY = 86_400

/**
 * Time of an ISO date or date-time, `2013-01-01`, `2013-01-01T00:00` or `2013-01-01T23:59:59`; undefined when the text
 * is none or the date does not exist. `T24:00:00` is the next midnight (ACTUS technical specification, Date/Time).
 */
export function parseTime(text: string): Time | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text.trim())
  if (match === null) return undefined
  const [hours, minutes, seconds] = [Number(match[2] ?? 0), Number(match[3] ?? 0), Number(match[4] ?? 0)]
  const ofDay = hours * 3600 + minutes * 60 + seconds
  if (hours > 24 || minutes > 59 || seconds > 59 || ofDay > DAY) return undefined
  try {
    return toDay(match[1] ?? '') * DAY + ofDay
  } catch {
    return undefined
  }
}

/** ISO date-time `YYYY-MM-DDThh:mm:ss` of a time. */
export function formatTime(time: Time): string {
  const day = dayOf(time)
  const rest = time - day * DAY
  const two = (part: number) => String(part).padStart(2, '0')
  return `${toIso(day)}T${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`
}

/** Day number of the calendar day that a time falls on. */
export function dayOf(time: Time): number {
  return Math.floor(time / DAY)
}

/** The same time of day on another day. */
export function onDay(time: Time, day: number): Time {
  return time + (day - dayOf(time)) * DAY
}

/**
 * The instant that orders events and counts days: the last second of a day is the next midnight, since ACTUS takes the
 * end of a day and the beginning of the next for one instant.
 */
export function instantOf(time: Time): Time {
  return (time + 1) % DAY === 0 ? time + 1 : time
}

/** Whether a time lies on the last day of its month. */
export function isMonthEnd(time: Time): boolean {
  return isEndOfMonth(dayOf(time))
}
