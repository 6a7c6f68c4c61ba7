import { type Recomputation, recomputePool } from '@specie/protocol'
import type { Address } from 'viem'
import type { Connection } from '../chain/connect.ts'
import { readReport } from './bundle.ts'
import { ladderHashOf } from './ladderHashOf.ts'
import { pledgeLeaf, poolValuation } from './poolValuation.ts'

/**
 * Recomputes a pool from its bundle (canonical tape, assumptions, curve) and compares every figure with the chain.
 * @param folder of the bundle
 * @throws SpecieError `bundle.missing` when the bundle lacks the report that the chain holds
 */
export async function recompute(
  connection: Connection,
  pool: Address,
  folder: string,
): Promise<Recomputation> {
  const bundled = readReport(folder, await ladderHashOf(connection, pool))
  const market = { forwards: bundled.curve.forwards, hazardShift: bundled.hazardShift }
  const assumptions = { segments: bundled.assumptions, segmentBy: bundled.segmentBy }
  const { cashFlows } = poolValuation(bundled.tape, assumptions, 0n, market)
  return recomputePool(connection.client.context, pool, {
    ladder: cashFlows,
    reportedMarket: market,
    leaves: bundled.tape.loans.map(pledgeLeaf),
  })
}
