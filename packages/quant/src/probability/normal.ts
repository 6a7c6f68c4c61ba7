import { ArgumentError } from '@specie/units'
import { complementaryErrorFunction } from './errorFunction.ts'

const ROOT_TWO_PI = 2.5066282746310005024

/** Density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / ROOT_TWO_PI
}

/**
 * Probability that a standard normal variable is at most `x`. Relative error about 1e-15, growing in the lower tail
 * as x²·1e-16, the rounding of the argument itself.
 */
export function normalDistribution(x: number): number {
  return 0.5 * complementaryErrorFunction(-x * Math.SQRT1_2)
}

const A = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
]
const B = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1,
]
const C = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
]
const D = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416]
const LOW = 0.02425

/**
 * The `x` with `normalDistribution(x) = probability`, by P. J. Acklam's rational approximation (1.15e-9) and one
 * Halley step against the distribution itself, which leaves an error of about 1e-15.
 * @param probability in (0, 1)
 * @throws ArgumentError outside (0, 1)
 */
export function inverseNormalDistribution(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new ArgumentError('probability', probability, 'a number strictly between 0 and 1')
  }
  // the lower half is solved and mirrored: there the distribution keeps its relative precision
  if (probability > 0.5) return -inverseLower(1 - probability)
  return inverseLower(probability)
}

function inverseLower(probability: number): number {
  const x = probability < LOW ? tail(probability) : centre(probability)
  const error = (normalDistribution(x) - probability) / normalDensity(x)
  return x - error / (1 + (x * error) / 2)
}

function tail(probability: number): number {
  const q = Math.sqrt(-2 * Math.log(probability))
  return horner(C, q) / (horner(D, q) * q + 1)
}

function centre(probability: number): number {
  const q = probability - 0.5
  const r = q * q
  return (horner(A, r) * q) / (horner(B, r) * r + 1)
}

function horner(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0)
}
