import { type Opening, prepareOpening } from '@specie/servicing'
import type { Address } from 'viem'
import { as, type Connection, sender } from '../chain/connect.ts'
import { type Receipt, transact } from '../chain/transact.ts'
import type { Session } from '../frame/session.ts'
import { bundleFolder, bundleReports, writePoolFacts } from './bundle.ts'

/** A pool that was opened and is not yet raising. */
export interface OpenedPool {
  readonly pool: Address
  readonly number: bigint
  readonly shares: readonly Address[]
  /** Cash units at the cut-off. */
  readonly value: bigint
  readonly receipt: Receipt
}

/** Values the tape at the feed's curve, opens the pool with tranches of that value, and keeps the bundle. */
export async function openPool(
  session: Session,
  connection: Connection,
  opening: Opening,
): Promise<OpenedPool> {
  const opener = await as(connection, 'issuer')
  const { client } = opener
  const { terms, value, report } = await prepareOpening(client, opening)
  const { result, receipt } = await transact(session, opener, await client.pools.open(terms))
  if (!receipt.dryRun) {
    const folder = bundleFolder(session.home.pools, result.pool)
    writePoolFacts(folder, { address: result.pool, name: opening.name, chainId: connection.chainId })
    await bundleReports(folder).put(result.pool, report)
  }
  return { ...result, value, receipt }
}

/** Who plays the parts of a pool unless named: the people of a local chain, elsewhere whoever signs. */
export async function usualParties(
  connection: Connection,
): Promise<Pick<Opening, 'issuer' | 'servicer' | 'valuer'>> {
  const of = async (name: 'issuer' | 'servicer' | 'valuer') => sender(await as(connection, name))
  return { issuer: await of('issuer'), servicer: await of('servicer'), valuer: await of('valuer') }
}
