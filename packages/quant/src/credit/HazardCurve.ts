import { ArgumentError, requireNumber } from '@specie/units'

/** Default intensities, constant between times and after the last: hazards[i] holds up to times[i]. */
export interface HazardCurve {
  /** Years, ascending, above 0. */
  readonly times: readonly number[]
  /** A year, continuous, one for each time. */
  readonly hazards: readonly number[]
}

/**
 * Probability of surviving to a time: e^(−∫ hazard).
 * @throws ArgumentError when the curve has no or unsorted times, or the time is negative
 */
export function survival(curve: HazardCurve, years: number): number {
  requireNumber('years', years, 0)
  if (curve.times.length === 0 || curve.times.length !== curve.hazards.length) {
    throw new ArgumentError('curve', curve, 'as many hazards as times, at least one')
  }
  for (const hazard of curve.hazards) requireNumber('hazards', hazard)
  for (const time of curve.times) requireNumber('times', time)
  let integral = 0
  let start = 0
  for (let i = 0; i < curve.times.length && start < years; i++) {
    const end = i === curve.times.length - 1 ? Number.POSITIVE_INFINITY : curve.times[i]!
    if (!(curve.times[i]! > start)) throw new ArgumentError('times', curve.times, 'ascending years above 0')
    integral += curve.hazards[i]! * (Math.min(years, end) - start)
    start = end
  }
  return Math.exp(-integral)
}
