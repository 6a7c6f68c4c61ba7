import { ArgumentError } from '@specie/units'
import { complementaryErrorFunction } from './errorFunction.ts'

const ROOT_TWO_PI = 2.5066282746310007

/** Density of the standard normal distribution. */
export function normalDensity(x: number): number {
  if (Number.isNaN(x)) throw new ArgumentError('x', x, 'a number')
  return Math.exp(-0.5 * x * x) / ROOT_TWO_PI
}

/**
 * Probability that a standard normal variable is at most `x`. Relative error about 1e-15, growing in the lower tail
 * as x²·1e-16, the rounding of the argument itself.
 */
export function normalDistribution(x: number): number {
  if (Number.isNaN(x)) throw new ArgumentError('x', x, 'a number')
  return 0.5 * complementaryErrorFunction(-x * Math.SQRT1_2)
}

const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
]
const B = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572]
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
]
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416]
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
