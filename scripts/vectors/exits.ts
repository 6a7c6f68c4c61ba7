import {
  type DeskBucket,
  deskSource,
  type MarketState,
  marketSource,
  quoteSale,
  type RestingQuote,
  restingSource,
  splitExit,
} from '@specie/quant'
import { type Generator, generator } from './generator.ts'

const START = 1_800_000_000n
const UNIT = 1_000_000n
const RESERVE = 400_000n * UNIT
/** Liquidity of two ranges around a price of one, and how far they reach, ticks. */
const RANGES = [
  { liquidity: 6_000_000n * UNIT, reach: 50 },
  { liquidity: 8_000_000n * UNIT, reach: 300 },
] as const
const Q96 = 1n << 96n

/** Sales over desk, market and a maker's quotes, each from the same start: what the best split gives each of them. */
export function exitSplits() {
  const random = generator(31)
  return { start: START, reserve: RESERVE, ranges: RANGES, steps: Array.from({ length: 40 }, () => sale(random)) }
}

function sale(random: Generator) {
  const time = START + random.amount(60, 400_000)
  const bid = random.amount(9.82e14, 1.004e15) * 1000n + random.amount(0, 999)
  const terms = {
    limit: random.amount(2e4, 1e7) << 16n,
    base: random.amount(0, 400),
    slope: random.amount(0, 9000),
    window: 10n,
  }
  const sold = random.amount(1, Number(terms.limit) / 2)
  const market = { width: random.whole(60, 200), base: 10 * random.whole(0, 200) }
  const rule = { below: random.amount(0, 600), skew: random.amount(0, 3000), most: random.amount(1e9, 1e11) }
  const cash = random.amount(1e6, 1e11)
  const amount = random.amount(1, random.next() < 0.5 ? 2e10 : 4e11)

  const empty: DeskBucket = { ...terms, use: 0n, since: time }
  const before = quoteSale(empty, sold, bid, RESERVE, 0n, time)
  const sources = [
    deskSource(before.after, bid, RESERVE - before.paid, time),
    marketSource({ ...quiet, ...market }, pool(), bid, time),
    restingSource(quoteOf(rule, cash, time), 'maker', bid, time),
  ]
  const split = splitExit(
    sources.filter((source) => source !== undefined),
    amount,
  )
  const part = (kind: string) => split.parts.find(({ source }) => source.kind === kind)
  return {
    inputs: [time, bid, amount, terms.limit, terms.base, terms.slope, before.filled, market.width, market.base, rule.below, rule.skew, rule.most, cash],
    expected: ['desk', 'market', 'quotes'].flatMap((kind) => [part(kind)?.shares ?? 0n, part(kind)?.cash ?? 0n]),
  }
}

const quiet: MarketState = {
  bidTick: 0,
  askTick: 0,
  poolTick: 0,
  time: START,
  energy: 0n,
  above: 0,
  below: 0,
  fees: 0n,
  width: 200,
  base: 500,
  first: true,
  closed: false,
}

function pool() {
  const ends = RANGES.flatMap(({ liquidity: net, reach }) => [
    { tick: -reach, net },
    { tick: reach, net: -net },
  ])
  const liquidity = RANGES.reduce((sum, range) => sum + range.liquidity, 0n)
  return { sqrtPrice: Q96, tick: 0, liquidity, ends: ends.sort((a, b) => a.tick - b.tick) }
}

function quoteOf(rule: Pick<RestingQuote, 'below' | 'skew' | 'most'>, cash: bigint, time: bigint): RestingQuote {
  return { ...rule, above: 0n, size: 10_000n, end: time + 1_000n, sellsOnly: false, cash, shares: 0n, used: 0n, time }
}
