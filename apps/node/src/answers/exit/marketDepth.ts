import type { MarketReading } from '@specie/protocol'
import { amountsOf } from '@specie/quant'

/** Liquidity between two ticks of cash a share: shares to be bought above the price, cash to be had below it. */
export interface DepthSegment {
  readonly lower: number
  readonly upper: number
  readonly side: 'bid' | 'ask'
  readonly shares: bigint
  readonly cash: bigint
}

/** What stands in a share's market between two ticks, split where liquidity changes and at the price. */
export function marketDepth(
  { pool, state }: Pick<MarketReading, 'pool' | 'state'>,
  lowest: number,
  highest: number,
): DepthSegment[] {
  const sign = state.first ? 1 : -1
  const ends = pool.ends.map(({ tick, net }) => ({ tick: sign * tick, net: BigInt(sign) * net }))
  const ticks = [...new Set([lowest, ...ends.map(({ tick }) => tick), highest])]
    .filter((tick) => tick >= lowest && tick <= highest)
    .sort((a, b) => a - b)
  return ticks.slice(1).flatMap((upper, n) => {
    const lower = ticks[n]!
    const liquidity = ends.reduce((sum, { tick, net }) => (tick <= lower ? sum + net : sum), 0n)
    if (liquidity <= 0n) return []
    const { shares, cash } = amountsOf(pool.sqrtPrice, state.first, lower, upper, liquidity)
    const bid = { lower, upper, side: 'bid' as const, shares: 0n, cash }
    const ask = { lower, upper, side: 'ask' as const, shares, cash: 0n }
    return [...(cash > 0n ? [bid] : []), ...(shares > 0n ? [ask] : [])]
  })
}

/** A root of a price, Q64.96, as cash a share, WAD. */
export function sharePrice(sqrtPrice: bigint, first: boolean): bigint {
  const wad = 10n ** 18n
  const square = sqrtPrice * sqrtPrice
  return first ? (square * wad) >> 192n : (wad << 192n) / square
}
