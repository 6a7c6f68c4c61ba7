import type { LoanLoss } from '@specie/quant'
import type { StoredReport } from '../report/StoredReport.ts'
import { loanLosses } from './loanLosses.ts'
import { segmentOf } from './segmentOf.ts'

/** Loans that are alike in what they may lose. No loan can be told from it. */
export interface RiskGroup extends LoanLoss {
  readonly loans: number
}

/** Fewest loans of a group, so that none stands alone. */
const FEWEST = 5
const MOST_GROUPS = 128

/**
 * What the loans of a report may lose over their lives, neighbours by probability and loss taken together: expected
 * losses add up to the loans'. Groups hold at least five loans (all of them, where there are fewer) and there are 128
 * at most.
 */
export function riskGroups({ tape, assumptions, segmentBy, hazardShift }: StoredReport): RiskGroup[] {
  const shifted = assumptions.map((segment) => ({
    ...segment,
    hazard: Math.max(segment.hazard + hazardShift, 0),
  }))
  const losses = loanLosses(tape, shifted, (loan) => segmentOf(loan, segmentBy)).sort(
    (a, b) => a.pd - b.pd || a.loss - b.loss,
  )
  if (losses.length === 0) return []
  const groups = Math.max(Math.min(Math.floor(losses.length / FEWEST), MOST_GROUPS), 1)
  return Array.from({ length: groups }, (_, n) => {
    const own = losses.slice(
      Math.floor((n * losses.length) / groups),
      Math.floor(((n + 1) * losses.length) / groups),
    )
    const loss = own.reduce((sum, each) => sum + each.loss, 0)
    const expected = own.reduce((sum, each) => sum + each.pd * each.loss, 0)
    return { loans: own.length, pd: expected / loss, loss: loss / own.length }
  })
}
