import { ladderHash, loanHash, pledgeTree } from '@specie/protocol'
import {
  buildLadder,
  type Curve,
  encodeLadder,
  encodeMoment,
  exactValue,
  momentsOf,
  type SegmentAssumptions,
  toDay,
} from '@specie/quant'
import { canonicalLoan, type Loan, type LoanTape } from '@specie/tape'
import type { Hex } from 'viem'

/** How the loans of a pool are told apart by risk. */
export type SegmentBy = 'grade' | 'country' | 'none'

/** What a tape, assumptions and a curve say of a pool: everything of a report that anyone can recompute. */
export interface PoolValuation {
  /** Unix seconds: the cut-off date at 00:00 UTC. */
  readonly asOf: number
  /** Merkle root over the tape's loans. */
  readonly tapeRoot: Hex
  readonly ladder: Uint8Array
  readonly ladderHash: Hex
  /** Names of the ladder's segments and the loans in each. */
  readonly segments: readonly { readonly name: string; readonly loans: number }[]
  /** Ten words at the curve given. */
  readonly moments: readonly bigint[]
  /** Present value at the cut-off, cash units. */
  readonly value: bigint
  /** Expected cash of the first month, cash units. */
  readonly due: bigint
  /** 1e-9 a year, weighted by value. */
  readonly averageSpread: number
}

/**
 * Values a tape: loans to ladder, ladder to moments and exact value, loans to the root that pledges them.
 * @param curve forwards that the moments are taken at
 * @param hazardShift added to every hazard, 1e-9 a year
 * @throws ArgumentError when a segment has no assumptions or a loan cannot be scheduled
 */
export function poolValuation(
  tape: LoanTape,
  assumptions: readonly SegmentAssumptions[],
  segmentBy: SegmentBy,
  curve: Curve,
  hazardShift = 0,
): PoolValuation {
  const { ladder, names, counts } = buildLadder(tape.loans, tape.cutOffDate, assumptions, (loan) =>
    segmentOf(loan, segmentBy),
  )
  const bytes = encodeLadder(ladder)
  const { value, due, averageSpread } = exactValue(ladder, curve.forwards, hazardShift)
  return {
    asOf: toDay(tape.cutOffDate) * 86_400,
    tapeRoot: pledgeTree(tape.loans.map(pledgeLeaf)).root,
    ladder: bytes,
    ladderHash: ladderHash(bytes),
    segments: names.map((name, index) => ({ name, loans: counts[index]! })),
    moments: momentsOf(ladder, curve.forwards, hazardShift).map(encodeMoment),
    value,
    due,
    averageSpread,
  }
}

/** Name of a loan's segment; loans that lack the attribute form a segment `unknown`. */
export function segmentOf(loan: Pick<Loan, 'grade' | 'country'>, segmentBy: SegmentBy): string {
  if (segmentBy === 'none') return 'all'
  return loan[segmentBy] ?? 'unknown'
}

/** A loan as the tape root commits to it. */
export function pledgeLeaf(loan: Loan): { readonly fingerprint: Hex; readonly loanHash: Hex } {
  return { fingerprint: loan.fingerprint as Hex, loanHash: loanHash(canonicalLoan(loan)) }
}
