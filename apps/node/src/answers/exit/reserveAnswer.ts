import type { ReserveFigures } from '@specie/api'
import { deskFacts, reserveFacts } from '@specie/ledger'
import type { BlockReference } from '@specie/protocol'
import { getAddress, isAddressEqual } from 'viem'
import type { Services } from '../../Services.ts'
import { tokenOf } from '../tokenOf.ts'
import { reserveCourse } from './reserveCourse.ts'

const WAD = 10n ** 18n

/** The reserve behind the desk at a block, and how it has been used. */
export async function reserveAnswer(
  services: Services,
  range: { readonly from?: bigint | undefined; readonly to?: bigint | undefined },
  block: BlockReference,
): Promise<ReserveFigures> {
  const { client, database } = services
  const at = { atBlock: block.number }
  const [desk, reading, facts, sums, history] = await Promise.all([
    client.desk.read(block.number),
    client.reserve.read(undefined, block.number),
    deskFacts(database.db, at),
    reserveFacts(database.db, at),
    reserveCourse(services, range, block),
  ])
  const cost = desk.listings.reduce((sum, one) => sum + one.cost, 0n)
  return {
    address: reading.reserve.address,
    cash: await tokenOf(client, reading.cash),
    token: await tokenOf(client, reading.reserve),
    funds: String(reading.funds),
    low: String(reading.low),
    high: String(reading.high),
    available: String(reading.available),
    supply: String(reading.supply),
    providers: sums?.providers ?? 0,
    utilisation: reading.funds === 0n ? 0 : Number(cost) / Number(reading.funds),
    cooldownSeconds: Number(reading.cooldown),
    windowSeconds: Number(reading.window),
    inventory: await Promise.all(
      desk.listings.map(async ({ share, held, cost: paid }) => {
        const known = facts.listings.find((one) => isAddressEqual(one.share.address, share.address))
        const { bid } = await client.share(share.address).holding(desk.address, block.number)
        return {
          share: await tokenOf(client, share),
          pool: getAddress(known?.pool ?? share.address),
          held: String(held),
          cost: String(paid),
          value: bid === undefined ? null : String((held * bid) / WAD),
        }
      }),
    ),
    history,
  }
}
