import { addMonths, MAXIMUM_MONTHS, type SegmentAssumptions, toDay, walkSchedule } from '@specie/quant'
import type { Loan } from '@specie/tape'

/** Receives one month of a loan: its number from 0, the probability to default in it, the balance then owed. */
export type VisitDefault = (month: number, probability: number, balance: number) => void

/**
 * Walks the months in which a loan may default, on the ladder's months and with its prepayment and order of events, so
 * that the loans' expected losses add up to the ladder's.
 * @param starts day numbers of the months' starts, from `monthStarts`; the first is the cut-off
 */
export function defaultsOf(
  loan: Loan,
  segment: SegmentAssumptions,
  starts: readonly number[],
  visit: VisitDefault,
): void {
  const hazard = (segment.hazard * 1e-9) / 12
  const prepays = loan.kind !== 'receivable' && loan.kind !== 'custom'
  const staying = prepays ? 1 - segment.prepayment * 1e-9 : 1
  const defaulting = -Math.expm1(-hazard)
  let [alive, month, balance] = [1, 0, Number(loan.balance)]
  walkSchedule(loan, starts[0]!, (day, _interest, _principal, after) => {
    // every month up to the payment's begins with the balance before it; several payments of a month count once
    while (month < starts.length && starts[month]! < day) {
      visit(month, alive * defaulting, balance)
      alive *= staying * (1 - defaulting)
      month += 1
    }
    balance = after
  })
}

/** Day numbers on which the ladder's months begin. */
export function monthStarts(cutOffDate: string): number[] {
  const cutOff = toDay(cutOffDate)
  return Array.from({ length: MAXIMUM_MONTHS }, (_, month) => addMonths(cutOff, month))
}
