const Q96 = 1n << 96n
const PIPS = 1_000_000n

/** One stretch of a swap, within which liquidity does not change. */
export interface SwapStep {
  /** Price after it, Q64.96. */
  readonly sqrtPrice: bigint
  /** Handed in, fee not included. */
  readonly amountIn: bigint
  readonly amountOut: bigint
  readonly fee: bigint
}

/**
 * Swaps up to `remaining` towards `target`, to the unit as Uniswap computes it. Amounts are below 2^96.
 *
 * @param fee pips of what is handed in
 * @see Uniswap v4-core 1.0.2, SwapMath.computeSwapStep and SqrtPriceMath (MIT)
 */
export function swapStep(
  current: bigint,
  target: bigint,
  liquidity: bigint,
  remaining: bigint,
  fee: bigint,
): SwapStep {
  const down = current >= target
  const net = (remaining * (PIPS - fee)) / PIPS
  const whole = down ? amount0(target, current, liquidity, true) : amount1(current, target, liquidity, true)
  const reached = net >= whole
  const amountIn = reached ? whole : net
  const sqrtPrice = reached ? target : priceAfter(current, liquidity, net, down)
  return {
    sqrtPrice,
    amountIn,
    amountOut: down
      ? amount1(sqrtPrice, current, liquidity, false)
      : amount0(current, sqrtPrice, liquidity, false),
    fee: reached ? ceilDiv(amountIn * fee, PIPS - fee) : remaining - amountIn,
  }
}

/** Units of currency0 that `liquidity` holds between two prices. */
export function amount0(low: bigint, high: bigint, liquidity: bigint, up: boolean): bigint {
  const numerator = (liquidity << 96n) * (high - low)
  return up ? ceilDiv(ceilDiv(numerator, high), low) : numerator / high / low
}

/** Units of currency1 that `liquidity` holds between two prices. */
export function amount1(low: bigint, high: bigint, liquidity: bigint, up: boolean): bigint {
  const product = liquidity * (high - low)
  return up ? ceilDiv(product, Q96) : product / Q96
}

function priceAfter(current: bigint, liquidity: bigint, amount: bigint, down: boolean): bigint {
  if (amount === 0n) return current
  if (!down) return current + (amount << 96n) / liquidity
  const numerator = liquidity << 96n
  return ceilDiv(numerator * current, numerator + amount * current)
}

function ceilDiv(a: bigint, b: bigint): bigint {
  return (a + b - 1n) / b
}
