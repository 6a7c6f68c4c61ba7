import { requireNumber } from '@specie/units'
import { bucketOf } from '../curve/buckets.ts'
import { requireForwards } from '../curve/requireForwards.ts'
import { checkRates } from './checkLadder.ts'
import type { Ladder } from './Ladder.ts'

/** Value of a ladder in floating point, cash units. */
export interface FloatValue {
  readonly buckets: readonly number[]
  readonly value: number
  readonly due: number
}

/**
 * Value of a ladder in float64, month by month from the definition
 * Σ D(k)·(S(k)·cash + recovery·(S(k−1) − S(k))·openingBalance): a witness for `exactValue`, which it meets to 1e-12,
 * and the quicker of the two. No integer code is shared.
 *
 * @param forwards ten forward rates, 1e-7 a year
 * @param hazardShift added to the hazard of every segment, 1e-9 a year
 */
export function floatValue(ladder: Ladder, forwards: readonly number[], hazardShift = 0): FloatValue {
  ladder.forEach(checkRates)
  requireForwards(forwards)
  requireNumber('hazardShift', hazardShift)
  const buckets = new Float64Array(10)
  let due = 0
  for (const segment of ladder) {
    const hazard = (segment.hazard + hazardShift) * 1e-9
    const recovery = segment.recovery * 1e-9
    let integral = 0
    for (let k = 1; k <= segment.cash.length; k++) {
      const j = bucketOf(k)
      integral += (forwards[j]! * 1e-7 + segment.spread * 1e-9) / 12
      const survival = Math.exp((-hazard * k) / 12)
      const defaulting = Math.max(survival * Math.expm1(hazard / 12), 0)
      const expected =
        survival * Number(segment.cash[k - 1]!) +
        recovery * defaulting * Number(segment.openingBalance[k - 1]!)
      buckets[j] = buckets[j]! + Math.exp(-integral) * expected
      if (k === 1) due += expected
    }
  }
  return { buckets: [...buckets], value: buckets.reduce((sum, value) => sum + value, 0), due }
}
