import { abis, type EventLog, type SpecieClient, specieClient } from '@specie/protocol'
import { createWalletClient, http, type Log, parseEventLogs } from 'viem'
import type { HouseRun } from './HouseRun.ts'
import type { Holder } from './holders.ts'
import { leaving, pay } from './Leaving.ts'
import { LOSS } from './scene.ts'

/** Share units, a thousandth of a cent, below which a rounding rest stays where it is. */
export const LEAST = 10n
const UNIT = 100_000n

/**
 * One holder sells over all exits at once what brings more than the queue is worth, and the rest goes into the queue: one
 * message. Who comes in an hour in which somebody found nothing better goes straight to the queue.
 * @param fear part of the whole loss that is known at this hour, stated or not
 */
export async function leave(run: HouseRun, holder: Holder, fear: number): Promise<void> {
  const { share } = run.house
  const { shares } = holder
  const client = clientOf(run, holder)
  const { nav, block } = await run.reader.market.read(share)
  const time = Number(block.timestamp)
  const price = Number(nav.price) / 1e18
  const floor = queueWorth(run, shares, nav.bid!, nav.supply)
  const { sold, fills, queued, logs, gasUsed } = await sellOrQueue(run, client, shares, floor)
  run.gas.used += Number(gasUsed)
  run.gas.transactions += 1
  run.full = sold === 0n

  const one = leaving(time, Number(shares))
  run.leavings.set(holder, one)
  for (const { kind, shares: filled, paid } of fills) {
    if (filled === 0n || kind === undefined || kind === 'windows') continue
    pay(one, Number(filled), Number(paid), price, time)
    run.taken[kind] += Number(filled)
    if (kind !== 'desk') continue
    const gross = (Number(filled) * Number(nav.bid)) / 1e18
    run.reserve.fees += gross - Number(paid)
    run.reserve.late += gross * LOSS * Math.max(0, fear - run.stated)
  }
  if (queued === 0n) return
  run.taken.windows += Number(queued)
  run.queue.set(holder, { window: windowIn(logs), shares: Number(queued), cash: 0 })
}

async function sellOrQueue(
  { house: { share }, full }: HouseRun,
  client: SpecieClient,
  shares: bigint,
  floor: bigint,
) {
  if (full) {
    const { logs, gasUsed } = await (await client.share(share).windows.request({ amount: shares })).send()
    return { sold: 0n, fills: [], queued: shares, logs, gasUsed }
  }
  const sale = await client.exits.sell({ share, amount: shares, floor, queue: true })
  const { result, logs, gasUsed } = await sale.send()
  return { sold: result.sold, fills: result.fills, queued: result.queued, logs, gasUsed }
}

/** A client that signs as the holder, over the connection that is there. */
export function clientOf({ house, reader }: HouseRun, { account }: Holder): SpecieClient {
  const transport = http(house.system.chain.rpcUrl)
  const { chain } = reader.context.reader
  const sender = createWalletClient({ account, chain, transport, pollingInterval: 50 })
  return specieClient({ ...reader.context, sender })
}

/** What a share is worth in the queue: the bid less fee and less the swing of what waits and of the holder's own. */
function queueWorth({ house, queue }: HouseRun, shares: bigint, bid: bigint, supply: bigint): bigint {
  const { swing, swingAt, fee } = house.windows
  const waiting = queue.values().reduce((sum, queued) => sum + queued.shares, 0)
  const full = (supply * BigInt(swingAt)) / UNIT
  const there = BigInt(Math.round(waiting)) + shares
  const taken = (BigInt(swing) * (there < full ? there : full)) / full
  return (bid * (UNIT - taken) * (UNIT - BigInt(fee[0]))) / (UNIT * UNIT)
}

function windowIn(logs: readonly EventLog[]): number {
  const [order] = parseEventLogs({ abi: abis.Windows, eventName: 'Requested', logs: logs as Log[] })
  return Number(order!.args.window)
}
