import { ArgumentError } from '@specie/units'
import { addMonths } from '../date/addMonths.ts'
import { isEndOfMonth } from '../date/isEndOfMonth.ts'

/** A cycle of dates. `longStub`: a last period shorter than the cycle is joined to the one before. */
export interface Cycle {
  readonly count: number
  readonly unit: 'days' | 'months'
  readonly longStub: boolean
}

const UNITS: Readonly<Record<string, { unit: 'days' | 'months'; size: number }>> = {
  D: { unit: 'days', size: 1 },
  W: { unit: 'days', size: 7 },
  M: { unit: 'months', size: 1 },
  Q: { unit: 'months', size: 3 },
  H: { unit: 'months', size: 6 },
  Y: { unit: 'months', size: 12 },
}

/** Reads `P1ML0`: every month, long stub. @throws ArgumentError when the text is no cycle */
export function parseCycle(text: string): Cycle {
  const match = /^P(\d+)([DWMQHY])L([01])$/.exec(text.trim())
  const unit = UNITS[match?.[2] ?? '']
  const count = Number(match?.[1])
  if (match === null || unit === undefined || count < 1)
    throw new ArgumentError(
      'cycle',
      text,
      'like P3ML1: count, unit D W M Q H or Y, stub 0 (long) or 1 (short)',
    )
  return { count: count * unit.size, unit: unit.unit, longStub: match[3] === '0' }
}

/** The n-th date of a cycle from its anchor. */
export function cycleDate(anchor: number, cycle: Cycle, n: number, endOfMonth = false): number {
  if (cycle.unit === 'days') return anchor + n * cycle.count
  return addMonths(anchor, n * cycle.count, endOfMonth && isEndOfMonth(anchor) ? 31 : undefined)
}

/**
 * Dates of a cycle from its anchor to `end`, which is always the last one (the schedule S of ACTUS §3.1).
 * @returns day numbers, ascending; only `end` when the anchor does not come before it
 */
export function cycleDates(anchor: number, cycle: Cycle, end: number, endOfMonth = false): number[] {
  const dates: number[] = []
  for (let n = 0; ; n++) {
    const date = cycleDate(anchor, cycle, n, endOfMonth)
    if (date >= end) {
      if (date > end && cycle.longStub && dates.length > 1) dates.pop()
      break
    }
    dates.push(date)
  }
  return [...dates, end]
}
