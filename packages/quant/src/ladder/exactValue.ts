import { requireInteger } from '@specie/units'
import { BUCKET_ENDS, BUCKET_MONTHS } from '../curve/buckets.ts'
import { requireForwards } from '../curve/requireForwards.ts'
import { expWad } from '../fixed/expWad.ts'
import { RATE_UNIT, WAD } from '../fixed/wad.ts'
import { checkLadder } from './checkLadder.ts'
import { monthlyFactors, recoveryQ64 } from './factors.ts'
import type { Ladder, Segment } from './Ladder.ts'

/** Value of a ladder at its cut-off, in whole cash units. */
export interface LadderValue {
  /** Present value of each of the ten buckets; together the value. */
  readonly buckets: readonly bigint[]
  /** Sum of the buckets. */
  readonly value: bigint
  /** Expected cash of the first month: survival and recoveries counted, not discounted. */
  readonly due: bigint
  /** Mean of the segments' spreads by value, 1e-9 a year, rounded down. */
  readonly averageSpread: number
}

/**
 * Exact value of a ladder, with the same integers, in the same order and with the same roundings as the contract's
 * proof. Discounting is by constant forwards within a bucket; default is a constant intensity; a defaulted
 * balance recovers its fraction at the end of the month of default (see docs of the valuation for the derivation).
 *
 * @param forwards ten forward rates, 1e-7 a year
 * @param hazardShift added to the hazard of every segment, 1e-9 a year
 * @throws ArgumentError when the ladder cannot be written in the chain's format
 */
export function exactValue(ladder: Ladder, forwards: readonly number[], hazardShift = 0): LadderValue {
  checkLadder(ladder)
  requireForwards(forwards)
  requireInteger('hazardShift', hazardShift)
  const bucketsQ64 = Array.from({ length: 10 }, () => 0n)
  let total = 0n
  let weighted = 0n
  let dueQ64 = 0n
  for (const segment of ladder) {
    let own = 0n
    bucketValues(segment, forwards, hazardShift).forEach((value, j) => {
      bucketsQ64[j] = bucketsQ64[j]! + value
      own += value
    })
    total += own
    weighted += own * BigInt(segment.spread)
    dueQ64 += firstMonth(segment, hazardShift)
  }
  const buckets = bucketsQ64.map((value) => value >> 64n)
  return {
    buckets,
    value: buckets.reduce((sum, value) => sum + value, 0n),
    due: dueQ64 >> 64n,
    averageSpread: total === 0n ? 0 : Number(weighted / total),
  }
}

function bucketValues(segment: Segment, forwards: readonly number[], hazardShift: number): bigint[] {
  const c = recoveryQ64(segment, hazardShift)
  const values: bigint[] = []
  let discountExponent = 0n
  for (let j = 0, start = 0; start < segment.cash.length; start = BUCKET_ENDS[j]!, j++) {
    const { x, vQ96 } = monthlyFactors(segment, forwards[j]!, hazardShift)
    let accumulated = 0n
    for (let k = Math.min(BUCKET_ENDS[j]!, segment.cash.length) - 1; k >= start; k--) {
      accumulated = ((accumulated + (segment.cash[k]! << 64n) + segment.openingBalance[k]! * c) * vQ96) >> 96n
    }
    values.push((accumulated * expWad(-discountExponent)) / WAD)
    discountExponent += x * BigInt(BUCKET_MONTHS[j]!)
  }
  return values
}

function firstMonth(segment: Segment, hazardShift: number): bigint {
  const gross = (segment.cash[0]! << 64n) + segment.openingBalance[0]! * recoveryQ64(segment, hazardShift)
  return (gross * expWad(-((BigInt(segment.hazard) + BigInt(hazardShift)) * RATE_UNIT) / 12n)) / WAD
}
