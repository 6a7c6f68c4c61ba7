import type { MarketReading } from '@specie/protocol'
import { amountsOf } from '@specie/quant'

/** What stands between the price and one further away. */
export interface DepthPoint {
  /** Cash a share, for whole units. */
  readonly price: number
  /** Cash units that would be paid for shares down to there; null above the price. */
  readonly cash: bigint | null
  /** Share units that could be bought up to there; null below it. */
  readonly shares: bigint | null
}

/** Ticks of a step; liquidity begins and ends at multiples of it. */
const STEP = 10

/** Liquidity of a market by price, added up from the present price to both ends of the band, a point every ten ticks. */
export function depthOf({ pool, state, nav }: Pick<MarketReading, 'pool' | 'state' | 'nav'>): DepthPoint[] {
  const { first } = state
  const tick = first ? pool.tick : -pool.tick
  // In ticks of cash a share; Uniswap's own order is the reverse where the cash comes first.
  const ends = pool.ends.map((end) => (first ? end : { tick: -end.tick, net: -end.net }))
  const liquidityAt = (from: number) =>
    ends.reduce((sum, end) => (end.tick <= from ? sum + end.net : sum), 0n)
  const reach = state.width + STEP * 2
  const [low, high] = [navTick(nav.bid, tick) - reach, navTick(nav.ask, tick) + reach]
  const between = (from: number) => amountsOf(pool.sqrtPrice, first, from, from + STEP, liquidityAt(from))
  const here = Math.floor(tick / STEP) * STEP
  const below: DepthPoint[] = []
  let cash = 0n
  for (let from = here; from >= low; from -= STEP) {
    cash += between(from).cash
    below.unshift({ price: priceAt(from), cash, shares: null })
  }
  const above: DepthPoint[] = []
  let shares = 0n
  for (let from = here; from + STEP <= high; from += STEP) {
    shares += between(from).shares
    above.push({ price: priceAt(from + STEP), cash: null, shares })
  }
  return [...below, { price: priceAt(tick), cash: 0n, shares: 0n }, ...above]
}

/** Price of a tick of cash a share. */
export function priceAt(tick: number): number {
  return 1.0001 ** tick
}

function navTick(price: bigint | undefined, otherwise: number): number {
  return price === undefined ? otherwise : Math.round(Math.log(Number(price) / 1e18) / Math.log(1.0001))
}
