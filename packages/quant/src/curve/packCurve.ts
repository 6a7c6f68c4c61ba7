import { ArgumentError, requireInteger } from '@specie/units'
import type { Curve } from './Curve.ts'

const LOWEST = -(2 ** 23)
const HIGHEST = 2 ** 23 - 1

/**
 * A curve in one 256-bit word: forward j as int24 (1e-7 a year) at bits [24j, 24j+24), the day of observation
 * (days since 1970-01-01) in the top 16 bits. The word that the feed contract holds.
 * @throws ArgumentError when there are not ten forwards, one does not fit, or the day does not.
 */
export function packCurve(curve: Curve): bigint {
  if (curve.forwards.length !== 10) throw new ArgumentError('forwards', curve.forwards, 'ten rates')
  let word = BigInt(requireInteger('day', curve.day, 0, 0xffff)) << 240n
  curve.forwards.forEach((forward, j) => {
    requireInteger(`forwards[${j}]`, forward, LOWEST, HIGHEST)
    word |= BigInt.asUintN(24, BigInt(forward)) << BigInt(24 * j)
  })
  return word
}
