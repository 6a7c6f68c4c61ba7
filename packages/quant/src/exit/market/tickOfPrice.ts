import { lnWad } from '../../fixed/lnWad.ts'

/** ln(1.0001), WAD. */
const LN_TICK = 99_995_000_333_308n

/** The largest tick whose price is at most `price` (WAD, above zero), as the market computes it from the logarithm. */
export function tickOfPrice(price: bigint): number {
  const log = lnWad(price)
  const tick = log / LN_TICK
  return Number(log < 0n && tick * LN_TICK !== log ? tick - 1n : tick)
}
