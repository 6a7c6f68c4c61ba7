import type { Desk } from '@specie/api'
import { deskFacts, reserveFacts } from '@specie/ledger'
import type { BlockReference } from '@specie/protocol'
import { getAddress, isAddressEqual } from 'viem'
import type { Services } from '../../Services.ts'
import { tokenOf } from '../tokenOf.ts'

/** The desk, what it deals in and the reserve behind it, at a block. */
export async function deskAnswer({ client, database }: Services, block: BlockReference): Promise<Desk> {
  const at = { atBlock: block.number }
  const [desk, reserve, facts, sums] = await Promise.all([
    client.desk.read(block.number),
    client.reserve.read(undefined, block.number),
    deskFacts(database.db, at),
    reserveFacts(database.db, at),
  ])
  return {
    address: desk.address,
    cash: await tokenOf(client, reserve.cash),
    reserve: {
      assets: String(reserve.funds),
      shares: String(reserve.supply),
      providers: sums?.providers ?? 0,
    },
    listings: await Promise.all(
      desk.listings.map(async ({ share, terms, level, limit, cash, held, cost }) => {
        const known = facts.listings.find((one) => isAddressEqual(one.share.address, share.address))
        return {
          share: await tokenOf(client, share),
          pool: getAddress(known?.pool ?? share.address),
          level: String(level),
          limit: String(limit),
          cash: String(cash),
          inventory: String(held),
          cost: String(cost),
          baseFee: Number(terms.base) / 1e5,
          slope: Number(terms.slope) / 1e5,
        }
      }),
    ),
  }
}
