import { ArgumentError } from '@specie/units'
import { addBusinessDays } from '../../calendar/addBusinessDays.ts'
import { adjust } from '../../calendar/adjust.ts'
import type { Calendar } from '../../calendar/Calendar.ts'
import { addMonths } from '../../date/addMonths.ts'

/** How often a share's windows open. */
export type WindowRhythm = 'daily' | 'weekly' | 'monthly' | 'quarterly'

/** What the dates of windows follow. */
export interface WindowRule {
  readonly rhythm: WindowRhythm
  /** Whose bank holidays count: the market in which the underlying settles. */
  readonly calendar: Calendar
  /** Business days between a cut-off and its settlement, at least 1. */
  readonly cutoffDays: number
}

/** Day numbers (days since 1970-01-01). */
export interface WindowDate {
  readonly cutoff: number
  readonly settles: number
}

/**
 * The next `count` windows after a day: settlement days of the rhythm, moved to the next business day (of the same month
 * where there is one), each with its cut-off so many business days before, but not before the settlement before it.
 * @param after day number; of a monthly or quarterly rhythm its day of the month is kept
 * @throws ArgumentError when the cut-off would not lie before the settlement, or nothing is asked for
 */
export function windowDates(rule: WindowRule, after: number, count: number): WindowDate[] {
  if (!Number.isInteger(rule.cutoffDays) || rule.cutoffDays < 1)
    throw new ArgumentError('cutoffDays', rule.cutoffDays, 'a whole number of business days, at least 1')
  if (!Number.isInteger(count) || count < 1) throw new ArgumentError('count', count, 'at least 1')
  const dates: WindowDate[] = []
  let before = after
  for (let n = 1; dates.length < count; n++) {
    const settles = adjust(rule.calendar, nominal(rule.rhythm, after, n), 'modified following')
    if (settles <= before) continue
    const cutoff = Math.max(addBusinessDays(rule.calendar, settles, -rule.cutoffDays), before)
    dates.push({ cutoff, settles })
    before = settles
  }
  return dates
}

function nominal(rhythm: WindowRhythm, after: number, n: number): number {
  if (rhythm === 'daily') return after + n
  if (rhythm === 'weekly') return after + 7 * n
  return addMonths(after, (rhythm === 'monthly' ? 1 : 3) * n)
}
