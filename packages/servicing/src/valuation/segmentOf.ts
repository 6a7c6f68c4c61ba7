import type { Loan } from '@specie/tape'

/** How the loans of a pool are told apart by risk. */
export type SegmentBy = 'grade' | 'country' | 'none'

/** Name of a loan's segment; loans that lack the attribute form a segment `unknown`. */
export function segmentOf(loan: Pick<Loan, 'grade' | 'country'>, segmentBy: SegmentBy): string {
  if (segmentBy === 'none') return 'all'
  return loan[segmentBy] ?? 'unknown'
}
