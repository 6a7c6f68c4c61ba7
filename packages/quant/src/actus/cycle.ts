import { addMonths } from '../date/addMonths.ts'
import { dayOf, onDay, type Time } from './time.ts'

/** A period of days and months, one of which is zero. */
export interface Period {
  readonly months: number
  readonly days: number
}

/** A cycle: how long a period is, and whether an irregular last period is joined to the one before it. */
export interface Cycle extends Period {
  readonly longStub: boolean
}

const MONTHS: Readonly<Record<string, number>> = { M: 1, Q: 3, H: 6, Y: 12 }

/**
 * Cycle of an ACTUS text: `P2ML0` (ISO 8601 period, then stub: L0 long, L1 short), also without stub (short) or in the
 * older form `2M+` (long) and `2M-` (short). Units D, W, M, Q, H, Y. Undefined when the text is no cycle.
 */
export function parseCycle(text: string): Cycle | undefined {
  const match = /^P?(\d+)([DWMQHY])(?:L([01])|([+-]))?$/.exec(text.trim())
  if (match === null) return undefined
  const count = Number(match[1])
  const unit = match[2] ?? 'D'
  const longStub = match[3] === '0' || match[4] === '+'
  const monthsOfUnit = MONTHS[unit]
  if (monthsOfUnit !== undefined) return { months: count * monthsOfUnit, days: 0, longStub }
  return { months: 0, days: unit === 'W' ? count * 7 : count, longStub }
}

/** The time `count` periods later, at the same time of day; months are added to the original day, not step by step. */
export function addPeriod(time: Time, period: Period, count = 1): Time {
  const day = dayOf(time)
  if (period.months === 0) return onDay(time, day + count * period.days)
  return onDay(time, addMonths(day, count * period.months))
}
