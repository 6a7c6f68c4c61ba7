import { currentReport, valueReport } from '@specie/servicing'
import type { Address, Hex } from 'viem'
import type { Connection } from '../chain/connect.ts'
import { bundleReports } from './bundle.ts'

/** The bytes of the ladder that the chain knows by hash, built from the bundle. */
export async function bundledLadder({ client }: Connection, pool: Address, folder: string): Promise<Hex> {
  return valueReport(await currentReport(client, bundleReports(folder), pool)).ladder
}
