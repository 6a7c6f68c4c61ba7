import { type BuiltReport, loanHash, navReport, pledgeTree } from '@specie/protocol'
import { buildLadder, type Ladder, type Market, type SegmentAssumptions, toDay } from '@specie/quant'
import { canonicalLoan, type Loan, type LoanTape } from '@specie/tape'
import type { Hex } from 'viem'

/** How the loans of a pool are told apart by risk. */
export type SegmentBy = 'grade' | 'country' | 'none'

/** What a tape, assumptions and a market say of a pool: everything of a report that anyone can recompute. */
export interface PoolValuation extends BuiltReport {
  /** Merkle root over the tape's loans. */
  readonly tapeRoot: Hex
  readonly cashFlows: Ladder
  /** Names of the ladder's segments and the loans in each. */
  readonly segments: readonly { readonly name: string; readonly loans: number }[]
}

/**
 * Values a tape: loans to ladder, ladder to report, loans to the root that pledges them.
 * @param impairment unrealised losses, cash units
 * @param market forwards and hazard shift that the moments are taken at
 * @throws ArgumentError when a segment has no assumptions or a loan cannot be scheduled
 */
export function poolValuation(
  tape: LoanTape,
  assumptions: { readonly segments: readonly SegmentAssumptions[]; readonly segmentBy: SegmentBy },
  impairment: bigint,
  market: Market,
): PoolValuation {
  const { segments, segmentBy } = assumptions
  const built = buildLadder(tape.loans, tape.cutOffDate, segments, (loan) => segmentOf(loan, segmentBy))
  return {
    ...navReport(built.ladder, asOf(tape), impairment, market),
    tapeRoot: pledgeTree(tape.loans.map(pledgeLeaf)).root,
    cashFlows: built.ladder,
    segments: built.names.map((name, index) => ({ name, loans: built.counts[index]! })),
  }
}

/** The cut-off of a tape as the chain knows it: 00:00 UTC of that day, unix seconds. */
export function asOf(tape: Pick<LoanTape, 'cutOffDate'>): number {
  return toDay(tape.cutOffDate) * 86_400
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
