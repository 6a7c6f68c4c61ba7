import { requireNumber } from '@specie/units'
import { BUCKET_ENDS } from './buckets.ts'
import { requireForwards } from './requireForwards.ts'

/**
 * Discount factor of a curve of bucket forwards: e^(−∫ f). Beyond the last bucket the last forward goes on.
 * @param forwards ten forward rates, 1e-7 a year, continuously compounded
 * @param years time, a twelfth of a year a month, at least 0
 */
export function discount(forwards: readonly number[], years: number): number {
  requireForwards(forwards)
  requireNumber('years', years, 0)
  let integral = 0
  let start = 0
  for (let j = 0; j < 10; j++) {
    const end = j === 9 ? Number.POSITIVE_INFINITY : BUCKET_ENDS[j]! / 12
    if (years <= start) break
    integral += forwards[j]! * 1e-7 * (Math.min(years, end) - start)
    start = end
  }
  return Math.exp(-integral)
}
