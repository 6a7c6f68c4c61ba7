import { ArgumentError, civilOf } from '@specie/units'
import { addMonths } from '../date/addMonths.ts'
import { isEndOfMonth } from '../date/isEndOfMonth.ts'
import { requireDay } from '../date/requireDay.ts'
import { type Adjustment, adjust } from './adjust.ts'
import type { Calendar } from './Calendar.ts'

/** Where an irregular period lies, and whether it is shorter or longer than a regular one. */
export type Stub = 'short front' | 'long front' | 'short back' | 'long back'

/** Terms of a schedule of coupon periods. */
export interface CouponScheduleTerms {
  /** Day numbers. */
  readonly start: number
  readonly maturity: number
  readonly frequencyMonths: number
  /** `short front` unless told: periods are counted back from maturity. */
  readonly stub?: Stub
  /** Dates that begin on a month's last day stay on last days. */
  readonly endOfMonth?: boolean
  readonly calendar?: Calendar
  readonly adjustment?: Adjustment
}

/** One coupon period. Day numbers. */
export interface CouponPeriod {
  /** Unadjusted, as day counts take them. */
  readonly start: number
  readonly end: number
  /** Adjusted day of payment. */
  readonly payment: number
  /** Regular period that it is, is part of, or ends with: the reference of ACT/ACT ICMA. */
  readonly reference: { readonly start: number; readonly end: number }
  readonly regular: boolean
}

/**
 * Coupon periods between two days, ascending.
 * @throws ArgumentError when maturity is not after start or the frequency is not a whole number of months up to 12
 */
export function couponSchedule(terms: CouponScheduleTerms): CouponPeriod[] {
  const { start, maturity, frequencyMonths: step, stub = 'short front' } = terms
  requireDay('start', start)
  requireDay('maturity', maturity)
  if (!(maturity > start)) throw new ArgumentError('maturity', maturity, `a day after the start ${start}`)
  if (![1, 2, 3, 4, 6, 12].includes(step))
    throw new ArgumentError('frequencyMonths', step, '1, 2, 3, 4, 6 or 12')
  const backward = stub.endsWith('front')
  const anchor = backward ? maturity : start
  const dayOfMonth = terms.endOfMonth === true && isEndOfMonth(anchor) ? 31 : civilOf(anchor).day
  const grid = (n: number) => addMonths(anchor, backward ? -n * step : n * step, dayOfMonth)
  const inside = (day: number) => (backward ? day > start : day < maturity)
  const far = backward ? start : maturity
  const dates = [anchor]
  for (let n = 1; inside(grid(n)); n++) dates.push(grid(n))
  const stubbed = grid(dates.length) !== far
  if (stubbed && stub.startsWith('long') && dates.length > 1) dates.pop()
  dates.push(far)
  const count = dates.length
  if (backward) dates.reverse()
  const irregular = stubbed ? (backward ? 0 : count - 2) : -1
  return dates.slice(0, -1).map((from, n) => {
    const to = dates[n + 1]!
    const near = grid(count - 2)
    const outer = grid(count - 1)
    const reference =
      n === irregular
        ? backward
          ? { start: outer, end: near }
          : { start: near, end: outer }
        : { start: from, end: to }
    const payment = adjust(terms.calendar ?? 'weekends', to, terms.adjustment ?? 'unadjusted')
    return { start: from, end: to, payment, reference, regular: n !== irregular }
  })
}
