import { ArgumentError } from '@specie/units'
import { expWad } from '../fixed/expWad.ts'
import { RATE_UNIT, WAD } from '../fixed/wad.ts'
import type { Segment } from './Ladder.ts'

/** Monthly factors of one segment in one bucket, as the contract computes them. */
export interface Factors {
  /** Yield and hazard of one month, WAD. */
  readonly x: bigint
  /** Value of one unit a month earlier, Q96. */
  readonly vQ96: bigint
}

/** Discount and survival of one month of bucket j. `forward` 1e-7 a year, `hazardShift` 1e-9 a year. @throws ArgumentError below −100 % a year. */
export function monthlyFactors(segment: Segment, forward: number, hazardShift: number): Factors {
  const rate = BigInt(forward) * 100n + BigInt(segment.spread) + BigInt(segment.hazard) + BigInt(hazardShift)
  if (rate < -RATE_UNIT)
    throw new ArgumentError('forward', forward, 'a yield of at least -100 % a year, as the contract asks')
  const x = (rate * RATE_UNIT) / 12n
  return { x, vQ96: (expWad(-x) << 96n) / WAD }
}

/** Growth e^((hazard + shift)/12) of one month, WAD. */
export function hazardGrowth(segment: Segment, hazardShift: number): bigint {
  return expWad(((BigInt(segment.hazard) + BigInt(hazardShift)) * RATE_UNIT) / 12n)
}

/** Recovery on default inside a month per unit of opening balance, as seen at its end and given survival, Q64. */
export function recoveryQ64(segment: Segment, hazardShift: number): bigint {
  const excess = hazardGrowth(segment, hazardShift) - WAD
  return excess <= 0n ? 0n : (((excess * BigInt(segment.recovery)) / RATE_UNIT) << 64n) / WAD
}
