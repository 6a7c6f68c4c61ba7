import { addMonths } from '../date/addMonths.ts'
import { addPeriod, type Cycle } from './cycle.ts'
import { dayOf, isMonthEnd, onDay, type Time } from './time.ts'

/** How a schedule treats the ends of months: `EOM` stays on last days once it starts on one, `SD` keeps the day. */
export type EndOfMonth = 'EOM' | 'SD'

/** What a cyclic schedule is made of. */
export interface ScheduleTerms {
  /** First time; without it the schedule is empty but for an included end. */
  readonly start: Time | undefined
  readonly cycle: Cycle | undefined
  readonly end: Time
  readonly endOfMonth: EndOfMonth
  /** Whether the end belongs to the schedule. */
  readonly includeEnd: boolean
}

/** The `count`-th time of a cyclic schedule, EOM convention applied. */
export function cyclicTime(start: Time, cycle: Cycle, count: number, endOfMonth: EndOfMonth): Time {
  if (endOfMonth === 'EOM' && cycle.months > 0 && isMonthEnd(start)) {
    return onDay(start, addMonths(dayOf(start), count * cycle.months, 31))
  }
  return addPeriod(start, cycle, count)
}

/**
 * Times of a schedule, ascending: from the start on in cycles, before the end, and the end when it is included. A last
 * period cut short by the end is joined to the one before it when the cycle has a long stub.
 * ACTUS technical specification, Schedule and End Of Month Shift Convention.
 */
export function scheduleTimes({ start, cycle, end, endOfMonth, includeEnd }: ScheduleTerms): Time[] {
  const times: Time[] = []
  if (start !== undefined && start < end) {
    times.push(start)
    if (cycle !== undefined && cycle.months + cycle.days > 0) {
      let next = cyclicTime(start, cycle, 1, endOfMonth)
      for (let count = 2; next < end; count++) {
        times.push(next)
        next = cyclicTime(start, cycle, count, endOfMonth)
      }
      if (cycle.longStub && next !== end && times.length > 1) times.pop()
    }
  }
  if (includeEnd) times.push(end)
  return times
}

/** Start of a schedule: its anchor, or one cycle after `origin` (the initial exchange) when only a cycle is given. */
export function scheduleStart(
  anchor: Time | undefined,
  cycle: Cycle | undefined,
  origin: Time | undefined,
): Time | undefined {
  if (anchor !== undefined) return anchor
  return cycle !== undefined && origin !== undefined ? addPeriod(origin, cycle) : undefined
}
