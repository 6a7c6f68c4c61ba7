import { type BuiltReport, navReport, pledgeTree } from '@specie/protocol'
import { buildLadder, type Ladder, type Market } from '@specie/quant'
import type { LoanTape } from '@specie/tape'
import type { Hex } from 'viem'
import { asOf } from './asOf.ts'
import type { PoolAssumptions } from './PoolAssumptions.ts'
import { pledgeLeaf } from './pledgeLeaf.ts'
import { segmentOf } from './segmentOf.ts'

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
  assumptions: PoolAssumptions,
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
