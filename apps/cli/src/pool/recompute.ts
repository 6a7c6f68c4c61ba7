import { type Recomputation, recomputePool } from '@specie/protocol'
import { currentReport, pledgeLeaf, valueReport } from '@specie/servicing'
import type { Address } from 'viem'
import type { Connection } from '../chain/connect.ts'
import { bundleReports } from './bundle.ts'

/**
 * Recomputes a pool from its bundle (canonical tape, assumptions, curve) and compares every figure with the chain.
 * @param folder of the bundle
 * @throws SpecieError `bundle.missing` when the bundle lacks the report that the chain holds
 */
export async function recompute(
  { client }: Connection,
  pool: Address,
  folder: string,
): Promise<Recomputation> {
  const bundled = await currentReport(client, bundleReports(folder), pool)
  return recomputePool(client.context, pool, {
    ladder: valueReport(bundled).cashFlows,
    reportedMarket: { forwards: bundled.curve.forwards, hazardShift: bundled.hazardShift },
    leaves: bundled.tape.loans.map(pledgeLeaf),
  })
}
