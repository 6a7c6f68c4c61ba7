import type { QueuedOrder, QueuedShare } from '@specie/api'
import { type WindowOrderFacts, type WindowsHistory, windowOrders, windowsHistory } from '@specie/ledger'
import type { BlockReference, WindowOrdersReading, WindowsReading } from '@specie/protocol'
import { fillBand, type WindowFill } from '@specie/quant'
import { type Address, getAddress, type Hex } from 'viem'
import type { Services } from '../../Services.ts'
import { tokenOf } from '../tokenOf.ts'
import { feesOf } from './windowsAnswer.ts'

const WAD = 10n ** 18n
const DAY = 86_400

/** What a wallet has in windows, when they are settled, and what is to be expected of them. */
export async function queueAnswer(
  services: Services,
  given: Address,
  block: BlockReference,
): Promise<QueuedShare[]> {
  const { client, database } = services
  const wallet = getAddress(given)
  const at = { atBlock: block.number }
  const orders = await windowOrders(database.db, wallet.toLowerCase() as Hex, at)
  const histories = await windowsHistory(database.db, [...new Set(orders.map(({ share }) => share))], at)
  return Promise.all(
    histories.map(async (history) => {
      const share = getAddress(history.share)
      const [reading, standing] = await Promise.all([
        client.share(share).windows.read(block.number),
        client.share(share).windows.orders(wallet, block.number),
      ])
      const own = orders.filter(({ windows }) => windows === history.windows)
      const band = bandOf(history, reading)
      return {
        pool: getAddress(own[0]!.pool),
        share: await tokenOf(client, reading.share),
        cash: await tokenOf(client, reading.cash),
        windows: getAddress(history.windows),
        waiting: String(standing.waiting),
        claimable: String(standing.claimable),
        waitingInAll: String(inAll(reading)),
        orders: standing.orders.map((order) => {
          const placed = own.find(({ number }) => number === order.window)!
          return orderAnswer(order, placed, { history, reading, band }, Number(block.timestamp))
        }),
        empty: reading.empty,
        patience: reading.terms.patience,
        inKindFrom: inKindFrom(reading, Number(block.timestamp)),
        method: band.method,
      }
    }),
  )
}

/** Everything that waits or joins. */
function inAll({ waiting, windows }: WindowsReading): bigint {
  return windows.reduce((sum, one) => (one.settled ? sum : sum + one.shares), waiting)
}

interface Band {
  readonly fills: readonly WindowFill[]
  readonly method: string
}

function bandOf(history: WindowsHistory, reading: WindowsReading): Band {
  const { supply, bid, next } = reading
  const price = bid ?? WAD
  const worth = Number((supply * price) / WAD)
  const ahead = reading.windows.filter(({ settled }) => !settled)
  const past = history.published
    .filter(({ settled, number }) => settled && number < next)
    .slice(-24)
    .map(({ funded, requested, redeemed }, n, all) => ({
      funded: worth === 0 ? 0 : Number(funded) / worth,
      // New orders are what took part beyond what the window before had left.
      joined:
        Number(requested - (n === 0 ? 0n : all[n - 1]!.requested - all[n - 1]!.redeemed)) /
        Math.max(1, Number(supply)),
      redeemed,
    }))
  const fills = fillBand({
    waiting: Number(reading.waiting),
    supply: Number(supply),
    price: Number(price) / 1e18,
    most: reading.terms.most / 1e5,
    windows: ahead.map(({ shares, funded }) => ({ joining: Number(shares), funded: Number(funded) })),
    history: past,
  })
  const method =
    past.length === 0
      ? 'No window has been settled yet: the band runs from the cash that stands there now to as much as is asked for'
      : `From ${past.length} settled window${past.length === 1 ? '' : 's'}: each window to come is drawn from what was brought and ordered in those, in parts of the supply, or with one chance in ${past.length + 1} from anything between what stands there now and all that is asked for; one draw in ten ends below the band, one in ten above it`
  return { fills, method }
}

function orderAnswer(
  order: WindowOrdersReading['orders'][number],
  placed: WindowOrderFacts,
  { history, reading, band }: { history: WindowsHistory; reading: WindowsReading; band: Band },
  now: number,
): QueuedOrder {
  const ahead = reading.windows.filter(({ settled }) => !settled)
  const price = ((reading.bid ?? 0n) * BigInt(100_000 - order.fee)) / 100_000n
  const paidFor = (part: number) => String((BigInt(Math.round(Number(order.shares) * part)) * price) / WAD)
  const left = placed.joined - order.shares
  return {
    window: order.window,
    placedAt: Number(placed.placedAt),
    requested: String(placed.requested),
    cancelled: String(placed.cancelled),
    redeemed: String(left > 0n ? left : 0n),
    waiting: String(order.shares),
    noticeDays: feesOf(history)[order.tier]?.days ?? 0,
    fee: order.fee / 1e5,
    claimable: String(order.cash),
    cancelUntil: cancelUntil(order, reading, now),
    fill: ahead.flatMap((window, n) => {
      // An order takes part from its own window on; what is filled before it fills others.
      if (window.number < order.window) return []
      const first = Math.max(
        0,
        ahead.findIndex(({ number }) => number >= order.window),
      )
      const part = band.fills[n]!.since(first)
      const { number, cutoff, settles } = window
      const paid = { low: paidFor(part.low), expected: paidFor(part.expected), high: paidFor(part.high) }
      return [{ window: number, cutoff, settles, part, paid }]
    }),
  }
}

/** The cut-off of the window that it waits for, or the last day on which its notice could still be given. */
function cancelUntil(
  order: WindowOrdersReading['orders'][number],
  reading: WindowsReading,
  now: number,
): number | null {
  const waits = Math.max(order.window, reading.next)
  const window = reading.windows.find(({ number }) => number === waits)
  if (window === undefined) return null
  const noticed = order.tier > 0 && waits === order.window
  const days = reading.terms.notice[order.tier] ?? 0
  const until = noticed ? Math.min(window.cutoff, window.settles - days * DAY) : window.cutoff
  return until >= now ? until : null
}

/** When as many windows in a row as agreed will have redeemed nothing, if none does. */
function inKindFrom({ empty, terms, windows }: WindowsReading, now: number): number | null {
  const missing = terms.patience - empty
  if (missing <= 0) return now
  return windows.filter(({ settled }) => !settled)[missing - 1]?.settles ?? null
}
