import { expWad } from '../fixed/expWad.ts'
import { less } from '../fixed/less.ts'
import { maximum } from '../fixed/maximum.ts'
import { minimum } from '../fixed/minimum.ts'
import { MONTH, RATE_UNIT, WAD, YEAR } from '../fixed/wad.ts'
import type { Figures } from './Figures.ts'

/** A month's cash that nobody has reported is written down to nothing over this time, seconds. */
export const AGEING = 90n * 86_400n

/** End of the report's first month, unix seconds. */
export function horizonOf(figures: Figures): bigint {
  return figures.asOf + MONTH
}

/**
 * Value at `time` of a portfolio worth `value` at the cut-off: it earns its own yield until the horizon; from then on
 * it earns nothing and the month's due cash, a receivable nobody has seen, ages away. Rounded down.
 */
export function path(figures: Figures, value: bigint, spread: bigint, time: bigint): bigint {
  const end = horizonOf(figures)
  if (value === 0n) return 0n
  const grown = (value * growth(figures, spread, minimum(time, end))) / WAD
  if (time <= end) return grown
  return grown - (minimum(figures.due, grown) * minimum(time - end, AGEING)) / AGEING
}

/** Value of the newest valuation at `time`, gross of impairment. */
export function newest(figures: Figures, time: bigint): bigint {
  return path(figures, figures.value, figures.spread, time)
}

/** Value of the last accepted valuation at `time`, gross of impairment; nothing before the first. */
export function accepted(figures: Figures, time: bigint): bigint {
  if (figures.status === 'accepted') return newest(figures, time)
  return path(figures, figures.acceptedValue, figures.acceptedSpread, time)
}

/** Gain that has not vested at `time`, rounded up. */
export function unvestedUp(figures: Figures, time: bigint): bigint {
  const { gain, gainSince, gainUntil } = figures
  if (time >= gainUntil || gain === 0n) return 0n
  return (gain * (gainUntil - time) + (gainUntil - gainSince) - 1n) / (gainUntil - gainSince)
}

/**
 * What the portfolio counts for exits and coverage at `time`: the lower of the accepted and the newest value, net of
 * unrealised losses and of gains that have not vested.
 */
export function lowerValue(figures: Figures, time: bigint): bigint {
  const gross = minimum(newest(figures, time), accepted(figures, time))
  return less(gross, figures.impairment + unvestedUp(figures, time))
}

/** What the portfolio counts for entries at `time`: the higher of the two values, gross. */
export function upperValue(figures: Figures, time: bigint): bigint {
  return maximum(newest(figures, time), accepted(figures, time))
}

/** Value at the cut-off of what is worth `value` at `time`; inverse of `path` up to ageing, rounded down. */
export function restate(figures: Figures, value: bigint, spread: bigint, time: bigint): bigint {
  return (value * WAD) / growth(figures, spread, minimum(time, horizonOf(figures)))
}

function growth(figures: Figures, spread: bigint, time: bigint): bigint {
  if (time <= figures.asOf) return WAD
  const rate = figures.forward * 100n + spread
  return expWad((rate * RATE_UNIT * (time - figures.asOf)) / YEAR)
}
