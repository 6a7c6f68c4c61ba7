import { requireInteger } from '@specie/units'
import { BUCKET_MONTHS } from '../curve/buckets.ts'
import { requireForwards } from '../curve/requireForwards.ts'
import { expWad } from '../fixed/expWad.ts'
import { RATE_UNIT, WAD } from '../fixed/wad.ts'
import type { Moment } from './Moment.ts'

const TIME_UNIT = 10n ** 10n

/**
 * Value of a pool at a new curve and hazard from its moments alone, to the unit what the contract computes:
 * Σ m·exp(−c − mean·s + variance·s²/2) with s the shift of a bucket's yield and hazard and c the shift before it.
 * Against `exactValue` it is right to third order in a move of the curve (below 1e-6 at ±100 basis points) and to
 * second order in a move of the hazard, because the exposure's timing within a bucket is not kept (at ±100 basis
 * points below 1e-5 for loans of five years, 1.5e-4 at worst, always too low).
 *
 * @param moments ten buckets
 * @param forwards ten new forward rates, 1e-7 a year
 * @param hazardChange new hazard shift less the one the moments were taken at, 1e-9 a year
 * @returns cash units; a bucket whose recoveries vanish below zero counts as zero
 */
export function remark(moments: readonly Moment[], forwards: readonly number[], hazardChange = 0): bigint {
  requireForwards(forwards)
  requireInteger('hazardChange', hazardChange)
  const hazard = BigInt(hazardChange) * RATE_UNIT
  const monthly = expWad(hazard / 12n) - WAD
  let value = 0n
  let shiftBefore = 0n
  moments.forEach((moment, j) => {
    const shift = BigInt(forwards[j]! - moment.forward) * 10n ** 11n + hazard
    const amount = moment.presentValue + (moment.exposure * monthly) / WAD
    const convexity = (((moment.variance * shift) / TIME_UNIT) * shift) / (2n * WAD)
    const exponent = -shiftBefore - (moment.mean * shift) / TIME_UNIT + convexity
    if (amount > 0n) value += (amount * expWad(exponent)) / WAD
    shiftBefore += (shift * BigInt(BUCKET_MONTHS[j]!)) / 12n
  })
  return value
}
