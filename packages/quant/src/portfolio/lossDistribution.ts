import { requireNumber } from '@specie/units'
import { inverseNormalDistribution, normalDensity, normalDistribution } from '../probability/normal.ts'
import { type Portfolio, requirePortfolio } from './Portfolio.ts'

/** Bound of the common factor: beyond it lies less than 1e-17. */
const FACTOR_BOUND = 8.5
const FIRST_INTERVALS = 64
const MOST_INTERVALS = 8192
/** What is dropped at either end of a conditional distribution, at each loan. */
const NEGLIGIBLE = 1e-18

/**
 * Probability of every loss of a portfolio in loss units: given the factor, loans fail independently and their losses
 * are added one at a time; the factor is integrated by the trapezoidal rule, halved until the result stands still.
 * Source: L. Andersen, J. Sidenius, S. Basu, "All your hedges in one basket" (2003).
 * @param tolerance largest change of the distribution function in the last halving
 * @returns probabilities of the losses 0, 1, 2 … units; they sum to one
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function lossDistribution(portfolio: Portfolio, tolerance = 1e-9): Float64Array {
  requirePortfolio(portfolio)
  requireNumber('tolerance', tolerance, 1e-14, 1)
  const most = portfolio.lossUnits.reduce((sum, units) => sum + units, 0)
  const conditional = conditionalDistribution(portfolio, most)
  if (portfolio.correlation === 0) return conditional.at(0, new Float64Array(most + 1), 1)

  let intervals = FIRST_INTERVALS
  const width = () => (2 * FACTOR_BOUND) / intervals
  let total = new Float64Array(most + 1)
  for (let k = 0; k <= intervals; k++) addAt(-FACTOR_BOUND + k * width(), total)
  for (;;) {
    const before = cumulated(total, width())
    const finer = total.slice()
    for (let k = 0; k < intervals; k++) addAt(-FACTOR_BOUND + (k + 0.5) * width(), finer)
    intervals *= 2
    total = finer
    const moved = cumulated(total, width()).reduce(
      (most_, value, i) => Math.max(most_, Math.abs(value - before[i]!)),
      0,
    )
    if (moved <= tolerance || intervals >= MOST_INTERVALS) break
  }
  const sum = total.reduce((a, b) => a + b, 0)
  return total.map((weight) => weight / sum)

  function addAt(factor: number, into: Float64Array): void {
    conditional.at(factor, into, normalDensity(factor))
  }
}

function cumulated(weights: Float64Array, width: number): Float64Array {
  let sum = 0
  return weights.map((weight) => {
    sum += weight * width
    return sum
  })
}

/** Adds `weight` times the distribution given the factor to `into`. */
function conditionalDistribution(portfolio: Portfolio, most: number) {
  const { pd, lossUnits, correlation } = portfolio
  const thresholds = pd.map(inverseNormalDistribution)
  const loading = Math.sqrt(correlation)
  const residual = Math.sqrt(1 - correlation)
  const current = new Float64Array(most + 1)
  return {
    at(factor: number, into: Float64Array, weight: number): Float64Array {
      current.fill(0)
      current[0] = 1
      let low = 0
      let high = 0
      let previous = Number.NaN
      let failing = 0
      for (let i = 0; i < thresholds.length; i++) {
        const units = lossUnits[i]!
        if (units === 0) continue
        const threshold = thresholds[i]!
        // loans of one grade often stand together: their conditional probability is computed once
        if (threshold !== previous) {
          failing = normalDistribution((threshold - loading * factor) / residual)
          previous = threshold
        }
        addLoan(current, low, high, units, failing)
        high += units
        while (current[high]! < NEGLIGIBLE && high > low) current[high--] = 0
        while (current[low]! < NEGLIGIBLE && low < high) current[low++] = 0
      }
      for (let loss = low; loss <= high; loss++) into[loss]! += weight * current[loss]!
      return into
    },
  }
}

/** From the top down, so that each old probability is read before it is replaced. */
function addLoan(current: Float64Array, low: number, high: number, units: number, failing: number): void {
  const surviving = 1 - failing
  for (let loss = high; loss >= low; loss--) {
    const probability = current[loss]!
    current[loss + units]! += probability * failing
    current[loss] = probability * surviving
  }
}
