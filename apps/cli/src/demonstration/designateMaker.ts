import { addressOf, persona } from '@specie/protocol'
import type { Address } from 'viem'
import { as, type Connection } from '../chain/connect.ts'
import { provideLocalDollars } from '../chain/localDollars.ts'
import { sendQuietly } from '../chain/transact.ts'
import { money } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import type { Narrator } from './narrator.ts'

const UNIT = 1_000_000n
const DAY = 86_400
const STOCK = 40_000n * UNIT
const CASH = 60_000n * UNIT

/** A market maker buys a stock, leaves quotes around the NAV of the senior share, and takes a duty for pay. */
export async function designateMaker(
  session: Session,
  connection: Connection,
  tell: Narrator,
  pool: Address,
): Promise<void> {
  const [governance, agent] = [await as(connection, 'governance'), await as(connection, 'issuer')]
  const maker = await as(connection, 'marketMaker')
  const { client } = maker
  const { share } = (await client.pool(pool).read()).tranches[0]!
  const quotes = addressOf(client.context, 'Quotes')
  const wallet = persona('marketMaker').address
  await sendQuietly(await agent.client.share(share.address).setVenue(quotes))
  const { timestamp } = await client.context.reader.getBlock()
  const terms = {
    below: 150,
    above: 150,
    skew: 300,
    size: 5_000,
    end: Number(timestamp) + 365 * DAY,
    most: 120_000n * UNIT,
  }
  await sendQuietly(await client.quotes.set(share.address, terms))
  await provideLocalDollars(
    { ...session, terminal: { ...session.terminal, note: () => {} } },
    maker,
    CASH + 2n * STOCK,
  )
  await sendQuietly(await client.quotes.deposit({ share: share.address, shares: 0n, cash: CASH + STOCK }))
  const seller = await as(connection, 'investorA')
  const order = { share: share.address, maker: wallet, side: 'sell', amount: STOCK } as const
  const { result } = await sendQuietly(await seller.client.quotes.trade(order))
  tell.line(
    `A market maker leaves quotes around the NAV; investorA sells it ${money(result.filled, 6, 0)} ${share.symbol} for ${money(result.cash, 6)} without it sending anything.`,
  )
  const duty = { spread: 1_000, presence: 8_000, odds: 4, least: 4, age: 600 }
  await sendQuietly(
    await governance.client.makers.setDuty(share.address, {
      ...duty,
      depth: 20_000n * UNIT,
      budget: 250n * UNIT,
    }),
  )
  await sendQuietly(await governance.client.makers.setPart(1_000))
  await sendQuietly(await governance.client.makers.designate(share.address, wallet))
  await sendQuietly(await client.makers.register(share.address))
  tell.line(
    'It is designated: 20,000 on each side within 1 % of the NAV, looked at in blocks that nobody can foresee; a tenth of the reserve’s gains is kept to pay it.',
  )
}
