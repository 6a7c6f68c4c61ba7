import type { Address, Hex } from 'viem'
import type { Connection } from '../chain/connect.ts'
import { readReport } from './bundle.ts'
import { ladderHashOf } from './ladderHashOf.ts'
import { poolValuation } from './poolValuation.ts'

/** The bytes of the ladder that the chain knows by hash, built from the bundle. */
export async function bundledLadder(connection: Connection, pool: Address, folder: string): Promise<Hex> {
  const bundled = readReport(folder, await ladderHashOf(connection, pool))
  const market = { forwards: bundled.curve.forwards, hazardShift: bundled.hazardShift }
  const assumptions = { segments: bundled.assumptions, segmentBy: bundled.segmentBy }
  return poolValuation(bundled.tape, assumptions, 0n, market).ladder
}
