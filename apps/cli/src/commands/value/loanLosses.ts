import { addMonths, MAXIMUM_MONTHS, type SegmentAssumptions, toDay, walkSchedule } from '@specie/quant'
import type { Loan, LoanTape } from '@specie/tape'
import type { LoanLoss } from './LoanLoss.ts'

/**
 * Lifetime default and loss of each loan, on the ladder's months and with its prepayment and order of events, so that
 * the loans' expected losses add up to the ladder's. Loans that cannot lose are left out.
 * @param assumptions by segment
 * @param segmentName of a loan
 */
export function loanLosses(
  tape: LoanTape,
  assumptions: readonly SegmentAssumptions[],
  segmentName: (loan: Loan) => string,
): LoanLoss[] {
  const cutOff = toDay(tape.cutOffDate)
  const ends = Array.from({ length: MAXIMUM_MONTHS }, (_, k) => addMonths(cutOff, k + 1))
  const bySegment = new Map(assumptions.map((segment) => [segment.name, segment]))
  return tape.loans.flatMap((loan) => {
    const segment = bySegment.get(segmentName(loan))
    if (segment === undefined || segment.hazard === 0) return []
    const loss = lossOf(loan, segment, cutOff, ends)
    return loss.loss > 0 ? [loss] : []
  })
}

function lossOf(loan: Loan, segment: SegmentAssumptions, cutOff: number, ends: readonly number[]): LoanLoss {
  const hazard = (segment.hazard * 1e-9) / 12
  const prepays = loan.kind !== 'receivable' && loan.kind !== 'custom'
  const staying = prepays ? 1 - segment.prepayment * 1e-9 : 1
  const defaulting = -Math.expm1(-hazard)
  let [pd, expected, alive, month, balance] = [0, 0, 1, 0, Number(loan.balance)]
  walkSchedule(loan, cutOff, (day, _interest, _principal, after) => {
    // every month up to the payment's begins with the balance before it; several payments of a month count once
    for (; month < ends.length && (ends[month - 1] ?? cutOff) < day; month++) {
      pd += alive * defaulting
      expected += alive * defaulting * balance
      alive *= staying * (1 - defaulting)
    }
    balance = after
  })
  return { pd, loss: pd === 0 ? 0 : ((1 - segment.recovery * 1e-9) * expected) / pd }
}
