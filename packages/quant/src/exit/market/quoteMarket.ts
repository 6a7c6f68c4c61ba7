import { ArgumentError } from '@specie/units'
import { isMarketClosed, type MarketState } from './MarketState.ts'
import { marketCourse } from './marketCourse.ts'
import { sqrtPriceAtTick } from './sqrtPriceAtTick.ts'
import { swapStep } from './swapStep.ts'
import { tickOfPrice } from './tickOfPrice.ts'

/** A Uniswap pool as its manager keeps it, in its own order of tokens. */
export interface MarketPool {
  /** Q64.96. */
  readonly sqrtPrice: bigint
  readonly tick: number
  /** At the present price. */
  readonly liquidity: bigint
  /** Ticks at which ranges end, with the liquidity that enters when the price rises through them; ascending. */
  readonly ends: readonly { readonly tick: number; readonly net: bigint }[]
}

/** What a trade comes to. A sale hands in shares and gets cash; a purchase the reverse. */
export interface MarketQuote {
  /** Handed in, fee included; the rest stays with the trader. */
  readonly given: bigint
  readonly got: bigint
  /** Pips of `given`. */
  readonly fee: number
  /** Price before and after, ticks of cash a share, and where the band ends on this side. */
  readonly tickBefore: number
  readonly tickAfter: number
  readonly edge: number
}

const SPACING = 10

interface Leg {
  readonly pool: MarketPool
  readonly given: bigint
  readonly got: bigint
}

/**
 * What the market gives for `amount` now, to the unit as Uniswap and the market compute it: as far as the band goes.
 * Uniswap's own governance fee is taken to be zero. A closed market gives nothing.
 *
 * @param price WAD: the bid for a sale, the ask for a purchase
 * @param amount share units of a sale, cash units of a purchase; below 2^96
 * @throws ArgumentError when the amount or the price is not positive
 */
export function quoteMarket(
  state: MarketState,
  pool: MarketPool,
  selling: boolean,
  amount: bigint,
  price: bigint,
  time: bigint,
): MarketQuote {
  if (amount <= 0n) throw new ArgumentError('amount', amount, 'an amount above 0')
  if (price <= 0n) throw new ArgumentError('price', price, 'a price above 0')
  const sign = state.first ? 1 : -1
  const tickBefore = sign * pool.tick
  if (isMarketClosed(state, time)) {
    return { given: 0n, got: 0n, fee: 0, tickBefore, tickAfter: tickBefore, edge: tickBefore }
  }
  const course = marketCourse(state, selling, tickBefore, tickOfPrice(price), time)
  const down = selling === state.first
  const step: Leg =
    course.stepFee === 0
      ? { pool, given: 0n, got: 0n }
      : leg(pool, sqrtPriceAtTick(sign * tickOfPrice(price)), amount, course.stepFee, down)
  const rest = leg(step.pool, sqrtPriceAtTick(sign * course.edge), amount - step.given, course.fee, down)
  const given = step.given + rest.given
  const charged = step.given * BigInt(course.stepFee) + rest.given * BigInt(course.fee)
  return {
    given,
    got: step.got + rest.got,
    fee: given === 0n ? 0 : Number(charged / given),
    tickBefore,
    tickAfter: sign * rest.pool.tick,
    edge: course.edge,
  }
}

/** Swaps up to `amount` as far as the price limit. */
function leg(start: MarketPool, limit: bigint, amount: bigint, fee: number, down: boolean): Leg {
  let { sqrtPrice, tick, liquidity } = start
  let remaining = amount
  let got = 0n
  const before = (a: bigint, b: bigint) => (down ? a > b : a < b)
  while (remaining > 0n && before(sqrtPrice, limit)) {
    const next = nextEnd(start.ends, tick, down)
    const sqrtNext = sqrtPriceAtTick(next.tick)
    const target = before(sqrtNext, limit) ? sqrtNext : limit
    const step = swapStep(sqrtPrice, target, liquidity, remaining, BigInt(fee))
    remaining -= step.amountIn + step.fee
    got += step.amountOut
    if (step.sqrtPrice === sqrtNext) {
      liquidity += down ? -next.net : next.net
      tick = down ? next.tick - 1 : next.tick
    } else if (step.sqrtPrice !== sqrtPrice) {
      tick = tickBelow(step.sqrtPrice, tick, down)
    }
    sqrtPrice = step.sqrtPrice
  }
  return { pool: { ...start, sqrtPrice, tick, liquidity }, given: amount - remaining, got }
}

/** The next end of a range in the direction of the swap, or the end of the word of 256 in which Uniswap looks for it. */
function nextEnd(ends: MarketPool['ends'], tick: number, down: boolean): MarketPool['ends'][number] {
  const place = Math.floor(tick / SPACING) + (down ? 0 : 1)
  const word = Math.floor(place / 256)
  const [from, to] = down ? [word * 256, place] : [place, word * 256 + 255]
  const inWord = ends.filter(({ tick: end }) => end >= from * SPACING && end <= to * SPACING)
  const found = down ? inWord.at(-1) : inWord[0]
  return found ?? { tick: (down ? from : to) * SPACING, net: 0n }
}

/** The largest tick whose price is at most `sqrtPrice`, looked for from a tick nearby. */
function tickBelow(sqrtPrice: bigint, near: number, down: boolean): number {
  let low = down ? near - 1 : near
  let width = 1
  while (sqrtPriceAtTick(low) > sqrtPrice) {
    low -= width
    width *= 2
  }
  let high = low + 1
  width = 1
  while (sqrtPriceAtTick(high) <= sqrtPrice) {
    high += width
    width *= 2
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (sqrtPriceAtTick(middle) <= sqrtPrice) low = middle
    else high = middle
  }
  return low
}
