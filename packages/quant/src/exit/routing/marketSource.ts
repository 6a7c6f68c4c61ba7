import { isMarketClosed, type MarketState } from '../market/MarketState.ts'
import { marketCourse } from '../market/marketCourse.ts'
import { type MarketPool, quoteMarket } from '../market/quoteMarket.ts'
import { sqrtPriceAtTick } from '../market/sqrtPriceAtTick.ts'
import { tickOfPrice } from '../market/tickOfPrice.ts'
import type { Arc } from './Arc.ts'
import type { ExitSource, Run } from './ExitSource.ts'

const Q96 = 2 ** 96
const PIPS = 1_000_000
const ALL = 1n << 95n

/**
 * The market as a curve: along each range of liquidity the next share is paid (1 − fee)·s² at root price s, down to the
 * band's edge. A report's step that nobody has taken yet is dearer than what comes after it, which makes a second run.
 * Undefined where it buys nothing.
 *
 * @param bid WAD cash units a share unit
 * @throws ArgumentError when the bid is not positive
 */
export function marketSource(
  state: MarketState,
  pool: MarketPool,
  bid: bigint,
  time: bigint,
): ExitSource | undefined {
  if (isMarketClosed(state, time)) return undefined
  const quote = (shares: bigint) => quoteMarket(state, pool, true, shares, bid, time)
  const whole = quote(ALL)
  if (whole.given === 0n || whole.got === 0n) return undefined
  return {
    kind: 'market',
    name: 'market',
    most: whole.given,
    runs: marketRuns(state, pool, bid, time),
    cash: (shares) => (shares === 0n ? 0n : quote(shares).got),
  }
}

function marketRuns(state: MarketState, pool: MarketPool, bid: bigint, time: bigint): readonly Run[] {
  const navTick = tickOfPrice(bid)
  const course = marketCourse(state, true, state.first ? pool.tick : -pool.tick, navTick, time)
  const start = rootOf(pool.sqrtPrice, state.first)
  const nav = rootAt(navTick)
  const runs: Run[] = []
  const stepEnd = course.stepFee === 0 ? start : Math.min(Math.max(nav, rootAt(course.edge)), start)
  if (stepEnd < start)
    runs.push({ arcs: arcsBetween(state, pool, start, stepEnd, course.stepFee), whole: false })
  runs.push({ arcs: arcsBetween(state, pool, stepEnd, rootAt(course.edge), course.fee), whole: false })
  return runs.filter(({ arcs }) => arcs.length > 0)
}

/** Ranges of liquidity from a root price downwards, in cash a share. */
function arcsBetween(
  state: MarketState,
  pool: MarketPool,
  from: number,
  to: number,
  fee: number,
): readonly Arc[] {
  const start = rootOf(pool.sqrtPrice, state.first)
  const arcs: Arc[] = []
  let liquidity = Number(pool.liquidity)
  let root = start
  for (const end of endsBelow(state, pool)) {
    const stop = Math.max(end.root, to)
    const top = Math.min(root, from)
    if (top > stop && liquidity > 0) arcs.push(rangeArc(liquidity, top, stop, fee / PIPS))
    liquidity += end.change
    root = end.root
    if (root <= to) return arcs
  }
  return arcs
}

/** Ends of ranges that a sale comes by, and how liquidity changes there. */
function endsBelow({ first }: MarketState, { ends, tick }: MarketPool) {
  return ends
    .filter((end) => (first ? end.tick <= tick : end.tick > tick))
    .map(({ tick: at, net }) => ({ root: rootAt(first ? at : -at), change: Number(first ? -net : net) }))
    .sort((a, b) => b.root - a.root)
}

/** Shares between root prices s₀ > s₁ are L·(1/s₁ − 1/s₀) and the fee on top. */
function rangeArc(liquidity: number, top: number, stop: number, fee: number): Arc {
  const perRoot = liquidity / (1 - fee)
  const shares = perRoot * (1 / stop - 1 / top)
  return {
    shares,
    price: (taken) => (1 - fee) / (1 / top + Math.min(taken, shares) / perRoot) ** 2,
    sharesAt: (price) => {
      if (price <= 0) return shares
      const until = Math.sqrt((1 - fee) / price)
      return Math.min(Math.max(perRoot * (until - 1 / top), 0), shares)
    },
  }
}

/** √ of cash a share. */
function rootAt(tick: number): number {
  return Number(sqrtPriceAtTick(tick)) / Q96
}

function rootOf(sqrtPrice: bigint, first: boolean): number {
  return first ? Number(sqrtPrice) / Q96 : Q96 / Number(sqrtPrice)
}
