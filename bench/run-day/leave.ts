import { type Sent, type SpecieClient, specieClient } from '@specie/protocol'
import { createWalletClient, http } from 'viem'
import { bestSplit, type Offers } from './bestSplit.ts'
import type { HouseRun } from './HouseRun.ts'
import type { Holder } from './holders.ts'
import { leaving, pay } from './Leaving.ts'
import { LOSS } from './scene.ts'

/** A quote may be this old, of a thousand. */
const SLIPPAGE = 995n
/** Share units, a thousandth of a cent, below which a rounding rest stays where it is. */
export const LEAST = 10n

/**
 * One holder sells at once what brings more than the queue is worth, and hands in the rest.
 * @param fear part of the whole loss that is known at this hour, stated or not
 */
export async function leave(run: HouseRun, holder: Holder, fear: number): Promise<void> {
  const { share } = run.house
  const client = clientOf(run, holder)
  const offers = await offersNow(run)
  const split = bestSplit(offers, holder.shares)
  const time = Number(offers.market.block.timestamp)
  const nav = Number(offers.market.nav.price) / 1e18
  const one = leaving(time, Number(holder.shares))
  let left = holder.shares
  run.leavings.set(holder, one)
  if (split.desk > 0n) {
    const minimumPaid = (split.deskPaid * SLIPPAGE) / 1000n
    const sent = await (
      await client.desk.sell({ share, amount: split.desk, minimumPaid, partly: true })
    ).send()
    const { filled, gross, fee, paid } = sent.result
    pay(one, Number(filled), Number(paid), nav, time)
    left -= filled
    count(run, 'desk', filled, sent)
    run.reserve.fees += Number(fee)
    run.reserve.late += Number(gross) * LOSS * Math.max(0, fear - run.stated)
  }
  if (split.market > 0n) {
    const minimum = (split.marketPaid * SLIPPAGE) / 1000n
    const order = { share, side: 'sell', amount: split.market, minimum, partly: true } as const
    const sent = await (await client.market.trade(order)).send()
    pay(one, Number(sent.result.given), Number(sent.result.got), nav, time)
    left -= sent.result.given
    count(run, 'market', sent.result.given, sent)
  }
  if (left < LEAST) return
  const sent = await (await client.share(share).windows.request({ amount: left })).send()
  run.queue.set(holder, { window: sent.result.window, shares: Number(left), cash: 0 })
  count(run, 'window', left, sent)
}

/** What desk, market and windows offer now. */
export async function offersNow({ reader, house, queue }: HouseRun): Promise<Offers> {
  const [desk, market] = await Promise.all([reader.desk.read(), reader.market.read(house.share)])
  const waiting = queue.values().reduce((sum, { shares }) => sum + shares, 0)
  return { listing: desk.listings[0]!, market, terms: house.windows, waiting: BigInt(Math.round(waiting)) }
}

/** A client that signs as the holder, over the connection that is there. */
export function clientOf({ house, reader }: HouseRun, { account }: Holder): SpecieClient {
  const transport = http(house.system.chain.rpcUrl)
  const { chain } = reader.context.reader
  const sender = createWalletClient({ account, chain, transport, pollingInterval: 50 })
  return specieClient({ ...reader.context, sender })
}

function count(run: HouseRun, where: keyof HouseRun['taken'], shares: bigint, sent: Sent<unknown>): void {
  run.taken[where] += Number(shares)
  run.gas.used += Number(sent.gasUsed)
  run.gas.transactions += 1
}
