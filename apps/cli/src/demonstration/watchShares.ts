import { addressOf, USUAL_WATCH } from '@specie/protocol'
import type { Address } from 'viem'
import { as, type Connection } from '../chain/connect.ts'
import { sendQuietly } from '../chain/transact.ts'
import type { Narrator } from './narrator.ts'

/** Governance watches the shares that the desk buys; the transfer agent lets reopening auctions hold them. */
export async function watchShares(connection: Connection, tell: Narrator, pool: Address): Promise<void> {
  const [governance, agent] = [await as(connection, 'governance'), await as(connection, 'issuer')]
  const { tranches } = await connection.client.pool(pool).read()
  const auctions = addressOf(connection.client.context, 'Auctions')
  const watched = tranches.slice(0, 2).map(({ share }) => share)
  for (const share of watched) {
    await sendQuietly(await agent.client.share(share.address).setVenue(auctions))
    await sendQuietly(await governance.client.guard.watch(share.address, USUAL_WATCH))
  }
  tell.line(
    `The guard watches ${watched.map(({ symbol }) => symbol).join(' and ')}: three looks an hour apart that agree raise a level, which ends by itself.`,
  )
}
