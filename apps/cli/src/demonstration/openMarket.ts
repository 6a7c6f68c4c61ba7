import { addressOf } from '@specie/protocol'
import type { Address } from 'viem'
import { as, type Connection } from '../chain/connect.ts'
import { sendQuietly } from '../chain/transact.ts'
import { money } from '../frame/numbers.ts'
import type { Narrator } from './narrator.ts'

const UNIT = 1_000_000n
/** Ticks to each side of the price, about basis points. */
const REACH = 150

/** The senior share is listed on the market, and an investor provides liquidity around its NAV. */
export async function openMarket(connection: Connection, tell: Narrator, pool: Address): Promise<void> {
  const [governance, agent] = [await as(connection, 'governance'), await as(connection, 'issuer')]
  const { client } = await as(connection, 'investorB')
  const { share } = (await client.pool(pool).read()).tranches[0]!
  const [manager, market] = [addressOf(client.context, 'PoolManager'), addressOf(client.context, 'Market')]
  await sendQuietly(await agent.client.share(share.address).setVenue(manager, market))
  await sendQuietly(await governance.client.market.list(share.address, { width: 200, base: 500 }))
  const { pool: listed, state } = await client.market.read(share.address)
  const middle = Math.round((state.first ? listed.tick : -listed.tick) / 10) * 10
  const { result } = await sendQuietly(
    await client.market.addLiquidity({
      share: share.address,
      lower: middle - REACH,
      upper: middle + REACH,
      shares: 120_000n * UNIT,
      cash: 90_000n * UNIT,
    }),
  )
  tell.line(
    `${share.symbol} is traded within 2 % of its NAV; investorB makes the market with ${money(-result.shares, 6, 0)} ${share.symbol} and ${money(-result.cash, 6, 0)} in cash.`,
  )
}
