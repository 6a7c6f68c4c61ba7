import { requireInteger } from '@specie/units'
import { addMonths } from '../date/addMonths.ts'

/** Discount factors on actual dates for each day of the period that a valuation can fall on. */
export interface DatedTables {
  /** For each of 28 days into the period, discount factors at the 361 payment dates. */
  readonly payment: readonly Float64Array[]
  /** At the middle of each period, where a default's recovery is paid. */
  readonly middle: readonly Float64Array[]
  /** Days of each period. */
  readonly days: readonly Uint8Array[]
}

/**
 * Tables for loans valued on a day: payments fall monthly on the day of the month `daysIntoPeriod` days earlier. The first
 * period counts from the valuation. Made once a curve, shared by all loans.
 * @param valuation day number
 * @param discount of a number of days from the valuation
 */
export function datedTables(valuation: number, discount: (days: number) => number): DatedTables {
  requireInteger('valuation', valuation)
  const tables = Array.from({ length: 28 }, (_, into) => {
    const start = valuation - into
    const dates = Int32Array.from({ length: 361 }, (_, k) => (k === 0 ? 0 : addMonths(start, k) - valuation))
    return {
      payment: Float64Array.from(dates, (days) => discount(days)),
      middle: Float64Array.from(dates, (days, k) =>
        k === 0 ? 1 : discount(dates[k - 1]! + ((days - dates[k - 1]!) >> 1)),
      ),
      days: Uint8Array.from(dates, (days, k) => (k === 0 ? 0 : days - dates[k - 1]!)),
    }
  })
  return {
    payment: tables.map((table) => table.payment),
    middle: tables.map((table) => table.middle),
    days: tables.map((table) => table.days),
  }
}
