import { addressOf, type Token } from '@specie/protocol'
import { as, type Connection } from '../chain/connect.ts'
import { sendQuietly } from '../chain/transact.ts'
import type { Narrator } from './narrator.ts'

const UNIT = 1_000_000n

/** Firm prices of the senior share, a vault for idle cash, and a fee that aims at the providers' hurdle. */
export async function firmPrices(connection: Connection, tell: Narrator, share: Token): Promise<void> {
  const { client } = await as(connection, 'governance')
  const days = 86_400
  await sendQuietly(
    await client.holds.setTerms(share.address, { volatility: 60_000, longest: 30 * days, ceiling: 7_500 }),
  )
  tell.line(`For a premium the desk's price of ${share.symbol} is firm for up to 30 days.`)
  const rule = { hurdle: 65_000_000, gain: 1_000, step: 20, least: 50, most: 1_000, period: 7 * days }
  await sendQuietly(await client.desk.setFeeRule(share.address, rule))
  await sendQuietly(
    await client.idle.setRule({ least: 200_000n * UNIT, keep: 900_000n * UNIT, most: 1_000_000n * UNIT }),
  )
  await sendQuietly(await client.idle.setVault(addressOf(client.context, 'LocalVault')))
  await sendQuietly(await client.idle.tend('park'))
  tell.line(
    'Its fee aims at 6.5 % a year for the providers; cash that nobody needs now is parked in a vault.',
  )
}
