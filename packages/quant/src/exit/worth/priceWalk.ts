import { sqrtPriceAtTick } from '../market/sqrtPriceAtTick.ts'
import { amount0, amount1 } from '../market/swapStep.ts'
import type { MarketStep } from './MarketStep.ts'

/** Liquidity between two ticks of cash a share. */
export interface WalkedRange {
  readonly lowerTick: number
  readonly upperTick: number
  readonly liquidity: bigint
}

/** A market as what happened on it tells: where liquidity stands and, once some has, the price. */
export interface WalkedMarket {
  readonly ranges: ReadonlyMap<string, WalkedRange>
  /** Root of cash a share, Q64.96, to a few units; undefined before there was any liquidity. */
  readonly sqrtPrice: bigint | undefined
}

/** A stretch of a trade in which liquidity did not change. */
export interface WalkedLeg {
  readonly from: bigint
  readonly to: bigint
  readonly liquidity: bigint
  /** Handed in without fee, share units of a sale, cash units of a purchase. */
  readonly given: bigint
}

/** A market where nothing has happened. */
export const UNTOUCHED: WalkedMarket = { ranges: new Map(), sqrtPrice: undefined }

/** Who has liquidity where. */
export function rangeKey({
  provider,
  lowerTick,
  upperTick,
}: {
  readonly provider: string
  readonly lowerTick: number
  readonly upperTick: number
}): string {
  return `${provider} ${lowerTick} ${upperTick}`
}

/**
 * The market after liquidity was changed. Where a range holds both shares and cash, its cash tells the price anew, so
 * that roundings of trades do not pile up; one with shares only lies above the price, one with cash only below it.
 */
export function walkLiquidity(
  market: WalkedMarket,
  step: Extract<MarketStep, { readonly kind: 'liquidity' }>,
): WalkedMarket {
  const key = rangeKey(step)
  const { lowerTick, upperTick } = step
  const liquidity = (market.ranges.get(key)?.liquidity ?? 0n) + step.liquidity
  const ranges = new Map(market.ranges).set(key, { lowerTick, upperTick, liquidity })
  if (liquidity === 0n) ranges.delete(key)
  return { ranges, sqrtPrice: step.liquidity === 0n ? market.sqrtPrice : toldBy(step, market.sqrtPrice) }
}

/** Fees apart, what went in or out of the position. */
function principal(step: Extract<MarketStep, { readonly kind: 'liquidity' }>) {
  const sign = step.liquidity < 0n ? 1n : -1n
  const [feeShares, feeCash] = step.forfeited ? [0n, 0n] : [step.feeShares, step.feeCash]
  return { shares: sign * (step.shares - feeShares), cash: sign * (step.cash - feeCash) }
}

function toldBy(
  step: Extract<MarketStep, { readonly kind: 'liquidity' }>,
  before: bigint | undefined,
): bigint {
  const { shares, cash } = principal(step)
  const [low, high] = [sqrtPriceAtTick(step.lowerTick), sqrtPriceAtTick(step.upperTick)]
  if (cash <= 1n) return before !== undefined && before <= low ? before : low
  if (shares <= 1n) return before !== undefined && before >= high ? before : high
  const liquidity = step.liquidity < 0n ? -step.liquidity : step.liquidity
  return within(low + (cash << 96n) / liquidity, low, high)
}

/**
 * The market after a trade, and the stretches that it went through. What a trader gets carries no fee, so it alone tells
 * how far the price went.
 * @param got cash units of a sale, share units of a purchase
 */
export function walkTrade(
  market: WalkedMarket,
  selling: boolean,
  got: bigint,
): { readonly market: WalkedMarket; readonly legs: readonly WalkedLeg[] } {
  const legs: WalkedLeg[] = []
  let price = market.sqrtPrice
  if (price === undefined) return { market, legs }
  const ends = endsOf(market)
  let left = got
  while (left > 0n) {
    const next = selling ? ends.findLast((end) => end < price!) : ends.find((end) => end > price!)
    if (next === undefined) break
    const liquidity = activeAt(market, price, selling)
    const leg = legTo(price, next, liquidity, left, selling)
    left -= leg.got
    if (liquidity > 0n) legs.push({ from: price, to: leg.to, liquidity, given: leg.given })
    price = leg.to
  }
  return { market: { ...market, sqrtPrice: price }, legs }
}

function legTo(from: bigint, next: bigint, liquidity: bigint, left: bigint, selling: boolean) {
  if (liquidity === 0n) return { to: next, got: 0n, given: 0n }
  const whole = selling ? amount1(next, from, liquidity, false) : amount0(from, next, liquidity, false)
  const to = left >= whole ? next : selling ? below(from, liquidity, left) : above(from, liquidity, left)
  const given = selling ? amount0(to, from, liquidity, true) : amount1(from, to, liquidity, true)
  return { to, got: left >= whole ? whole : left, given }
}

/** The price from which a sale has taken so much cash. */
function below(from: bigint, liquidity: bigint, cash: bigint): bigint {
  return from - (cash << 96n) / liquidity
}

/** The price to which a purchase of so many shares has gone. */
function above(from: bigint, liquidity: bigint, shares: bigint): bigint {
  const numerator = liquidity << 96n
  return (numerator * from) / (numerator - shares * from)
}

function endsOf({ ranges }: WalkedMarket): bigint[] {
  const ticks = new Set([...ranges.values()].flatMap(({ lowerTick, upperTick }) => [lowerTick, upperTick]))
  return [...ticks].sort((a, b) => a - b).map(sqrtPriceAtTick)
}

/** Liquidity on the side of the price to which a trade goes. */
function activeAt({ ranges }: WalkedMarket, price: bigint, selling: boolean): bigint {
  let sum = 0n
  for (const range of ranges.values()) if (covers(range, price, selling)) sum += range.liquidity
  return sum
}

/** Whether a range has a part in a trade that begins at a price. */
export function covers({ lowerTick, upperTick }: WalkedRange, price: bigint, selling: boolean): boolean {
  const [low, high] = [sqrtPriceAtTick(lowerTick), sqrtPriceAtTick(upperTick)]
  return selling ? price > low && price <= high : price >= low && price < high
}

function within(value: bigint, low: bigint, high: bigint): bigint {
  if (value < low) return low
  return value > high ? high : value
}
