import { addressOf } from '@specie/protocol'
import type { Address } from 'viem'
import { as, type Connection } from '../chain/connect.ts'
import { sendQuietly } from '../chain/transact.ts'
import type { Narrator } from './narrator.ts'

/** 1e-5 of the bid. */
const BAND = 3_000

/** Blocks of the senior and the middle share are settled within 3 % of the NAV, and both can be auctioned. */
export async function openBlocks(connection: Connection, tell: Narrator, pool: Address): Promise<void> {
  const [governance, agent] = [await as(connection, 'governance'), await as(connection, 'issuer')]
  const { tranches } = await connection.client.pool(pool).read()
  const { context } = connection.client
  for (const { share } of tranches.slice(0, 2)) {
    for (const venue of ['Block', 'Auctions'] as const) {
      await sendQuietly(await agent.client.share(share.address).setVenue(addressOf(context, venue)))
    }
    await sendQuietly(await governance.client.block.list(share.address, BAND))
  }
  tell.line(
    `Sizes of ${tranches[0]!.share.symbol} that no exit takes alone go in blocks: prices that makers sign, within 3 % of the NAV, all legs or none; on days when many leave, in sealed auctions.`,
  )
}
