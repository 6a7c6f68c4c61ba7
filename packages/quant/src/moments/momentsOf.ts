import { BUCKET_ENDS, BUCKET_MONTHS } from '../curve/buckets.ts'
import { expWad } from '../fixed/expWad.ts'
import { RATE_UNIT, WAD } from '../fixed/wad.ts'
import { exactValue } from '../ladder/exactValue.ts'
import { hazardGrowth, monthlyFactors, recoveryQ64 } from '../ladder/factors.ts'
import type { Ladder, Segment } from '../ladder/Ladder.ts'
import type { Moment } from './Moment.ts'

interface Sums {
  weight: bigint
  first: bigint
  second: bigint
  exposure: bigint
}

/**
 * Moments of a ladder's ten buckets at a base curve and hazard: what the servicer reports and anyone recomputes.
 * Integers throughout, so that every machine gets the same words; mean and variance are rounded to nearest,
 * exposure down.
 *
 * @param forwards ten forward rates, 1e-7 a year
 * @param hazardShift added to the hazard of every segment, 1e-9 a year
 * @throws ArgumentError when the ladder cannot be written in the chain's format
 */
export function momentsOf(ladder: Ladder, forwards: readonly number[], hazardShift = 0): Moment[] {
  const { buckets } = exactValue(ladder, forwards, hazardShift)
  const sums: Sums[] = buckets.map(() => ({ weight: 0n, first: 0n, second: 0n, exposure: 0n }))
  for (const segment of ladder) addSegment(sums, segment, forwards, hazardShift)
  return sums.map(({ weight, first, second, exposure }, j) => ({
    presentValue: buckets[j]!,
    exposure: exposure >> 64n,
    mean: weight === 0n ? 0n : nearest(first * 10n ** 10n, 12n * weight),
    variance:
      weight === 0n ? 0n : nearest((second * weight - first * first) * 10n ** 10n, 144n * weight * weight),
    forward: forwards[j]!,
  }))
}

function addSegment(sums: Sums[], segment: Segment, forwards: readonly number[], hazardShift: number): void {
  const recovery = recoveryQ64(segment, hazardShift)
  const growth = (hazardGrowth(segment, hazardShift) * BigInt(segment.recovery)) / RATE_UNIT
  let exponent = 0n
  for (let j = 0, start = 0; start < segment.cash.length; start = BUCKET_ENDS[j]!, j++) {
    const { x, vQ96 } = monthlyFactors(segment, forwards[j]!, hazardShift)
    const sum = sums[j]!
    let discountQ96 = (expWad(-exponent) << 96n) / WAD
    for (let k = start; k < Math.min(BUCKET_ENDS[j]!, segment.cash.length); k++) {
      discountQ96 = (discountQ96 * vQ96) >> 96n
      const weight =
        (((segment.cash[k]! << 64n) + segment.openingBalance[k]! * recovery) * discountQ96) >> 96n
      const month = BigInt(k - start + 1)
      sum.weight += weight
      sum.first += weight * month
      sum.second += weight * month * month
      sum.exposure += ((((segment.openingBalance[k]! << 64n) * growth) / WAD) * discountQ96) >> 96n
    }
    exponent += x * BigInt(BUCKET_MONTHS[j]!)
  }
}

function nearest(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator)
}
