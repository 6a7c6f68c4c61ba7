import { ArgumentError, requireNumber } from '@specie/units'
import { inverseNormalDistribution, normalDistribution } from '../probability/normal.ts'

/**
 * Probability of default given the common factor: N((N⁻¹(PD) − √ρ·z)/√(1−ρ)); a low factor is a bad year.
 * Source: O. Vasicek, "The distribution of loan portfolio value" (2002).
 * @param pd strictly between 0 and 1
 * @param correlation ρ of the asset returns, at least 0 and below 1
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function conditionalDefaultProbability(pd: number, correlation: number, factor: number): number {
  requireVasicek(pd, correlation)
  requireNumber('factor', factor)
  const threshold = inverseNormalDistribution(pd) - Math.sqrt(correlation) * factor
  return normalDistribution(threshold / Math.sqrt(1 - correlation))
}

/**
 * Default rate of an infinitely fine pool that is not exceeded with the given confidence.
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function vasicekQuantile(pd: number, correlation: number, confidence: number): number {
  return conditionalDefaultProbability(pd, correlation, -inverseNormalDistribution(confidence))
}

/**
 * Probability that the default rate of an infinitely fine pool is at most `rate`.
 * @param correlation above 0: without correlation the rate is the PD itself
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function vasicekDistribution(pd: number, correlation: number, rate: number): number {
  requireVasicek(pd, correlation)
  requireNumber('correlation', correlation, Number.MIN_VALUE)
  requireNumber('rate', rate, 0, 1)
  if (rate === 0 || rate === 1) return rate
  const distance =
    Math.sqrt(1 - correlation) * inverseNormalDistribution(rate) - inverseNormalDistribution(pd)
  return normalDistribution(distance / Math.sqrt(correlation))
}

/** Refuses a probability of default or a correlation outside the model. */
export function requireVasicek(pd: number, correlation: number): void {
  if (!(pd > 0 && pd < 1)) throw new ArgumentError('pd', pd, 'a number strictly between 0 and 1')
  if (!(correlation >= 0 && correlation < 1)) {
    throw new ArgumentError('correlation', correlation, 'a number of at least 0 and below 1')
  }
}
