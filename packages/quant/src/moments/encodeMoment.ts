import { ArgumentError, requireInteger } from '@specie/units'
import type { Moment } from './Moment.ts'

/**
 * One bucket's moments in one word: presentValue uint80 at bit 176, exposure uint72 at 104, mean uint40 at 64,
 * variance uint40 at 24, forward int24 at 0.
 * @throws ArgumentError naming the field that does not fit.
 */
export function encodeMoment(moment: Moment): bigint {
  return (
    (fit('presentValue', moment.presentValue, 80n) << 176n) |
    (fit('exposure', moment.exposure, 72n) << 104n) |
    (fit('mean', moment.mean, 40n) << 64n) |
    (fit('variance', moment.variance, 40n) << 24n) |
    BigInt.asUintN(24, BigInt(requireInteger('forward', moment.forward, -(2 ** 23), 2 ** 23 - 1)))
  )
}

function fit(argument: string, value: bigint, bits: bigint): bigint {
  if (value < 0n || value >> bits !== 0n)
    throw new ArgumentError(argument, value, `a whole number below 2^${bits}`)
  return value
}
