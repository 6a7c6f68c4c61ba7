import { assumptionsFrom, estimateSegments, observeLoan, type SegmentEstimate } from '@specie/quant'
import type { Loan } from '@specie/tape'
import { SpecieError } from '@specie/units'
import type { PoolAssumptions } from './PoolAssumptions.ts'
import { type SegmentBy, segmentOf } from './segmentOf.ts'

/** What is believed where even all loans together have seen nothing: broad, stated, and shown. */
export const FALLBACK = { hazard: 0.03, prepayment: 0.06, recovery: 0.4 } as const

/** Estimates and the assumptions that follow from them. */
export interface EstimatedAssumptions extends PoolAssumptions {
  readonly estimates: readonly SegmentEstimate[]
}

/**
 * Hazard, prepayment and recovery of each segment from what the loans of a file had gone through by the cut-off;
 * what came later is not looked at.
 * @param loans of the file as at origination, with outcomes
 * @param pooled loans that the pool will hold: each of their segments gets assumptions
 * @param spread over the curve, a year, for every segment
 * @throws SpecieError `input.estimate` when no loan was under way before the cut-off
 */
export function estimateAssumptions(
  loans: readonly Loan[],
  pooled: readonly Loan[],
  cutOffDate: string,
  segmentBy: SegmentBy,
  spread: number,
): EstimatedAssumptions {
  const observed = loans.flatMap((loan) => {
    const { outcome, maturityDate, frequencyMonths, originationDate } = loan
    if (outcome === undefined || originationDate >= cutOffDate) return []
    const fate = { maturityDate, frequencyMonths, outcome }
    return [observeLoan(fate, segmentOf(loan, segmentBy), originationDate, cutOffDate)]
  })
  if (observed.length === 0) {
    throw new SpecieError({
      code: 'input.estimate',
      message: `No loan of the file was under way before ${cutOffDate}, so there is nothing to estimate from`,
      remedy: 'give the assumptions in a file with --assumptions',
    })
  }
  // A segment of the pool without any history rests on all others, through a loan watched for no time.
  const seen = new Set(observed.map(({ segment }) => segment))
  const unseen = [...new Set(pooled.map((loan) => segmentOf(loan, segmentBy)))].filter(
    (name) => !seen.has(name),
  )
  const placeholders = unseen.map((segment) => ({ segment, years: 0, end: 'censored' as const }))
  const estimates = estimateSegments([...observed, ...placeholders], { fallback: FALLBACK })
  return { segmentBy, estimates, segments: assumptionsFrom(estimates, () => spread) }
}
