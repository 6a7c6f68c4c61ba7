import { sqrtPriceAtTick } from './sqrtPriceAtTick.ts'
import { amount0, amount1 } from './swapStep.ts'

const Q96 = 1n << 96n

/** Liquidity of a range, and what it takes. */
export interface RangeLiquidity {
  readonly liquidity: bigint
  /** Rounded up: what is taken when it is added. */
  readonly shares: bigint
  readonly cash: bigint
}

/**
 * The largest liquidity between two ticks (of cash a share) that takes at most `shares` and `cash` at the pool's price.
 *
 * @param sqrtPrice of the pool, Q64.96 in Uniswap's order of the tokens
 * @param first whether the share is Uniswap's currency0
 */
export function liquidityFor(
  sqrtPrice: bigint,
  first: boolean,
  lower: number,
  upper: number,
  shares: bigint,
  cash: bigint,
): RangeLiquidity {
  const low = sqrtPriceAtTick(first ? lower : -upper)
  const high = sqrtPriceAtTick(first ? upper : -lower)
  const price = sqrtPrice < low ? low : sqrtPrice > high ? high : sqrtPrice
  const [most0, most1] = first ? [shares, cash] : [cash, shares]
  // Without width on one side of the price, that side limits nothing.
  const by0 = price === high ? undefined : (most0 * ((price * high) / Q96)) / (high - price)
  const by1 = price === low ? undefined : (most1 * Q96) / (price - low)
  const liquidity = by0 === undefined ? by1! : by1 === undefined || by0 < by1 ? by0 : by1
  const taken0 = amount0(price, high, liquidity, true)
  const taken1 = amount1(low, price, liquidity, true)
  return { liquidity, shares: first ? taken0 : taken1, cash: first ? taken1 : taken0 }
}

/** Share units and cash units, rounded down, that come out of a range's liquidity at a price. */
export function amountsOf(
  sqrtPrice: bigint,
  first: boolean,
  lower: number,
  upper: number,
  liquidity: bigint,
): { readonly shares: bigint; readonly cash: bigint } {
  const low = sqrtPriceAtTick(first ? lower : -upper)
  const high = sqrtPriceAtTick(first ? upper : -lower)
  const price = sqrtPrice < low ? low : sqrtPrice > high ? high : sqrtPrice
  const out0 = amount0(price, high, liquidity, false)
  const out1 = amount1(low, price, liquidity, false)
  return first ? { shares: out0, cash: out1 } : { shares: out1, cash: out0 }
}
