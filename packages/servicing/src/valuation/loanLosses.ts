import type { LoanLoss, SegmentAssumptions } from '@specie/quant'
import type { Loan, LoanTape } from '@specie/tape'
import { defaultsOf, monthStarts } from './defaultsOf.ts'

/**
 * Lifetime default and loss of each loan, as the ladder expects them. Loans that cannot lose are left out.
 * @param assumptions by segment
 * @param segmentName of a loan
 */
export function loanLosses(
  tape: LoanTape,
  assumptions: readonly SegmentAssumptions[],
  segmentName: (loan: Loan) => string,
): LoanLoss[] {
  const starts = monthStarts(tape.cutOffDate)
  const bySegment = new Map(assumptions.map((segment) => [segment.name, segment]))
  return tape.loans.flatMap((loan) => {
    const segment = bySegment.get(segmentName(loan))
    if (segment === undefined || segment.hazard === 0) return []
    const loss = lossOf(loan, segment, starts)
    return loss.loss > 0 ? [loss] : []
  })
}

function lossOf(loan: Loan, segment: SegmentAssumptions, starts: readonly number[]): LoanLoss {
  let [pd, expected] = [0, 0]
  defaultsOf(loan, segment, starts, (_month, probability, balance) => {
    pd += probability
    expected += probability * balance
  })
  return { pd, loss: pd === 0 ? 0 : ((1 - segment.recovery * 1e-9) * expected) / pd }
}
