import { requireNumber } from '@specie/units'
import { inverseNormalDistribution, normalDensity, normalDistribution } from '../probability/normal.ts'
import { atOnce, type Steps } from '../work/inSlices.ts'
import { type Portfolio, requirePortfolio } from './Portfolio.ts'

const FIRST_INTERVALS = 64
const MOST_INTERVALS = 8192
/** Share of the tolerance that may be lost where the factor is cut off, and again where distributions are. */
const CUT = 0.05

/**
 * Probability of every loss of a portfolio in loss units: given the factor, loans fail independently and their losses
 * are added one at a time; the factor is integrated by the trapezoidal rule, halved until the result stands still.
 * Source: L. Andersen, J. Sidenius, S. Basu, "All your hedges in one basket" (2003).
 * The trapezoidal rule converges faster than geometrically here: when a halving moves the result by m, the result is
 * right to m². It ends when that is within the tolerance.
 * @param tolerance bound of the error of the distribution function
 * @returns probabilities of the losses 0, 1, 2 … units; they sum to one
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function lossDistribution(portfolio: Portfolio, tolerance = 1e-9): Float64Array {
  return atOnce(lossDistributionSteps(portfolio, tolerance))
}

/** `lossDistribution` in steps, for `inSlices`: how often the rule is halved is not known ahead, so its share is a guess. */
export function* lossDistributionSteps(portfolio: Portfolio, tolerance = 1e-9): Steps<Float64Array> {
  requirePortfolio(portfolio)
  requireNumber('tolerance', tolerance, 1e-14, 1)
  const most = portfolio.lossUnits.reduce((sum, units) => sum + units, 0)
  const negligible = (tolerance * CUT) / portfolio.pd.length
  const conditional = conditionalDistribution(portfolio, most, negligible)
  if (portfolio.correlation === 0) return conditional.at(0, new Float64Array(most + 1), 1)

  const bound = -inverseNormalDistribution(tolerance * CUT)
  let intervals = FIRST_INTERVALS
  const width = () => (2 * bound) / intervals
  let total = new Float64Array(most + 1)
  for (let k = 0; k <= intervals; k++) {
    addAt(-bound + k * width(), total)
    yield k / (4 * FIRST_INTERVALS)
  }
  for (;;) {
    const before = cumulated(total, width())
    const finer = total.slice()
    for (let k = 0; k < intervals; k++) {
      addAt(-bound + (k + 0.5) * width(), finer)
      yield Math.min((intervals + k) / (4 * FIRST_INTERVALS), 0.99)
    }
    intervals *= 2
    total = finer
    const moved = cumulated(total, width()).reduce(
      (most_, value, i) => Math.max(most_, Math.abs(value - before[i]!)),
      0,
    )
    if (moved * moved <= tolerance || intervals >= MOST_INTERVALS) break
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
function conditionalDistribution(portfolio: Portfolio, most: number, negligible: number) {
  const { correlation } = portfolio
  // Loans of one grade stand together, so that their conditional probability is computed once.
  const order = Uint32Array.from(portfolio.pd.keys()).sort(
    (a, b) => portfolio.pd[a]! - portfolio.pd[b]! || a - b,
  )
  const thresholds = Float64Array.from(order, (loan) => inverseNormalDistribution(portfolio.pd[loan]!))
  const lossUnits = Int32Array.from(order, (loan) => portfolio.lossUnits[loan]!)
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
        if (threshold !== previous) {
          failing = normalDistribution((threshold - loading * factor) / residual)
          previous = threshold
        }
        addLoan(current, low, high, units, failing)
        high += units
        while (current[high]! < negligible && high > low) current[high--] = 0
        while (current[low]! < negligible && low < high) current[low++] = 0
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
