import type { DepthStep, PricePoint, ShareMarket, VolumeDay } from '@specie/api'
import { marketListing, marketRecord, type ShareTrade, tradeList } from '@specie/ledger'
import type { BlockReference, MarketReading } from '@specie/protocol'
import {
  isMarketClosed,
  type MarkCourse,
  quoteMarket,
  tickOfPrice,
  UNTOUCHED,
  walkLiquidity,
  walkTrade,
} from '@specie/quant'
import type { Address, Hex } from 'viem'
import type { Services } from '../../Services.ts'
import { courseOf } from './courses.ts'
import { guardLevel, levelChanges } from './levelsAnswer.ts'
import { marketDepth, sharePrice } from './marketDepth.ts'
import { type PoolShare, poolShares } from './poolShares.ts'
import { tickPrice } from './tickPrice.ts'
import { feeInCash } from './tradesAnswer.ts'

const WAD = 10n ** 18n
const DAY = 86_400
/** Most trades that volume and history are made of, and most points of a history. */
const TRADES = 5_000
const POINTS = 400

interface Range {
  readonly from?: bigint | undefined
  readonly to?: bigint | undefined
}

/** NAV against price, depth, volume and what else there is to say of the market of each of a pool's shares. */
export async function marketAnswer(
  services: Services,
  pool: Address,
  range: Range,
  block: BlockReference,
): Promise<ShareMarket[]> {
  const { shares, cash } = await poolShares(services, pool, block)
  return Promise.all(
    shares.map(async (share) => ({
      share: share.token,
      cash,
      ...(await priceFigures(services, share, block)),
      ...(await historyFigures(services, share, range, block)),
      guard: await guardLevel(services, share.address, block),
      levels: await levelChanges(services, [share.address], block),
    })),
  )
}

async function priceFigures(services: Services, share: PoolShare, block: BlockReference) {
  const { bid, ask, supply } = share.state
  const size = (supply * (bid ?? WAD)) / WAD / 100n
  const prices = { bid: textOf(bid), ask: textOf(ask), priceUntil: null, size: String(size) }
  const address = share.address.toLowerCase() as Hex
  const listing = await marketListing(services.database.db, address, { atBlock: block.number })
  if (listing === undefined) {
    const none = { price: null, distance: null, lowest: null, highest: null, baseFee: null, spread: null }
    return { listed: false, open: false, ...prices, ...none, depth: [], positions: 0 }
  }
  const market = await services.client.market.read(share.address, block.number)
  const middle = bid === undefined || ask === undefined ? undefined : (bid + ask) / 2n
  const lowest = bid === undefined ? undefined : tickOfPrice(bid) - market.state.width
  const highest = ask === undefined ? undefined : tickOfPrice(ask) + market.state.width
  const positions = await positionCount(services, address, block)
  return {
    listed: true,
    open: !isMarketClosed(market.state, BigInt(block.timestamp)),
    ...prices,
    price: String(market.price),
    distance: middle === undefined ? null : Number(market.price - middle) / Number(middle),
    lowest: lowest === undefined ? null : tickPrice(lowest),
    highest: highest === undefined ? null : tickPrice(highest),
    baseFee: market.state.base / 1e6,
    spread: spreadOf(market, size, BigInt(block.timestamp)),
    depth: depthOf(market, lowest, highest),
    positions,
  }
}

async function positionCount({ database }: Services, share: Hex, block: BlockReference): Promise<number> {
  const rows = await database.db
    .selectFrom('marketPositionVersion')
    .distinctOn(['provider', 'lowerTick', 'upperTick'])
    .select('liquidity')
    .where('share', '=', share)
    .where('blockNumber', '<=', block.number)
    .orderBy('provider')
    .orderBy('lowerTick')
    .orderBy('upperTick')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
  return rows.filter(({ liquidity }) => liquidity > 0n).length
}

function depthOf(market: MarketReading, lowest = -887_000, highest = 887_000): DepthStep[] {
  return marketDepth(market, lowest, highest).map(({ lower, upper, side, shares, cash }) => ({
    from: tickPrice(lower),
    to: tickPrice(upper),
    side,
    shares: String(shares),
    cash: String(cash),
  }))
}

/** Part of `size` that is gone after buying for it and selling again, each at the present price. */
function spreadOf({ state, pool, nav }: MarketReading, size: bigint, time: bigint): number | null {
  if (size <= 0n || nav.bid === undefined || nav.ask === undefined || isMarketClosed(state, time)) return null
  const bought = quoteMarket(state, pool, false, size, nav.ask, time)
  if (bought.got === 0n || bought.given < size) return null
  const sold = quoteMarket(state, pool, true, bought.got, nav.bid, time)
  return sold.given < bought.got ? null : 1 - Number(sold.got) / Number(bought.given)
}

async function historyFigures(services: Services, share: PoolShare, range: Range, block: BlockReference) {
  const { db } = services.database
  const address = share.address.toLowerCase() as Hex
  const [course, path, trades] = await Promise.all([
    courseOf(services, address, block),
    marketPath(services, address, block),
    tradeList(db, [address], { atBlock: block.number, limit: TRADES, ...range }),
  ])
  return { history: await historyOf(services, { course, path, range, block }), volume: volumeOf(trades.rows) }
}

interface PathPoint {
  readonly time: number
  readonly block: number
  readonly price: bigint
}

/** The market's price after each trade and each change of liquidity, as they tell it. */
async function marketPath(services: Services, share: Hex, block: BlockReference): Promise<PathPoint[]> {
  const record = await marketRecord(services.database.db, share, { atBlock: block.number })
  let market = UNTOUCHED
  return record.flatMap((one): PathPoint[] => {
    if (one.kind === 'income') return []
    if (one.kind === 'liquidity') market = walkLiquidity(market, { ...one, time: Number(one.time) })
    else market = walkTrade(market, one.side === 'sold', one.side === 'sold' ? one.cash : one.shares).market
    const { sqrtPrice } = market
    if (sqrtPrice === undefined) return []
    return [{ time: Number(one.time), block: Number(one.blockNumber), price: sharePrice(sqrtPrice, true) }]
  })
}

interface Told {
  readonly course: MarkCourse
  readonly path: readonly PathPoint[]
  readonly range: Range
  readonly block: BlockReference
}

/** Prices at every mark and after every trade, and at the end. */
async function historyOf(services: Services, { course, path, range, block }: Told): Promise<PricePoint[]> {
  const { from = 0n, to } = range
  const end = Math.min(Number(block.timestamp), Number(to ?? block.timestamp))
  const times = [...new Set([...course.times, ...path.map(({ time }) => time), end])]
    .filter((time) => time >= Number(from) && time <= end)
    .sort((a, b) => a - b)
  const every = Math.ceil(times.length / POINTS)
  const shown = times.filter((_, n) => n % every === 0 || n === times.length - 1)
  const blocks = await blocksAt(services, shown, block)
  return shown.map((time) => {
    const prices = course.at(time)
    const last = path.findLast((point) => point.time <= time)
    const marked = { bid: textOf(prices?.bid), ask: textOf(prices?.ask) }
    return { time, block: blocks.get(time) ?? Number(block.number), ...marked, market: textOf(last?.price) }
  })
}

/** Numbers of the blocks of some times. */
async function blocksAt(
  { database }: Services,
  times: readonly number[],
  { number }: BlockReference,
): Promise<ReadonlyMap<number, number>> {
  if (times.length === 0) return new Map()
  const rows = await database.db
    .selectFrom('block')
    .select(['number', 'timestamp'])
    .where('timestamp', 'in', times.map(BigInt))
    .where('number', '<=', number)
    .orderBy('number')
    .execute()
  return new Map(rows.map((row) => [Number(row.timestamp), Number(row.number)]))
}

function volumeOf(trades: readonly ShareTrade[]): VolumeDay[] {
  const days = Map.groupBy(trades, ({ time }) => Number(time) - (Number(time) % DAY))
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([day, list]) => {
      const sum = (side: string) =>
        String(list.reduce((total, one) => (one.side === side ? total + one.cash : total), 0n))
      const fees = list.reduce((total, one) => total + feeInCash(one), 0n)
      return { day, trades: list.length, sold: sum('sold'), bought: sum('bought'), fees: String(fees) }
    })
}

function textOf(value: bigint | undefined): string | null {
  return value === undefined ? null : String(value)
}
