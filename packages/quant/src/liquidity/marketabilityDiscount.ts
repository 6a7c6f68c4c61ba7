import { requireNumber } from '@specie/units'
import { blackScholes } from '../options/blackScholes.ts'
import { normalDistribution } from '../probability/normal.ts'

/**
 * Discount for not being able to sell for `time` years, as a fraction of value: the put of J. Finnerty on the average
 * price, "An average-strike put option model of the marketability discount" (2012), without income.
 * @param volatility per root year
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function finnertyDiscount(volatility: number, time: number): number {
  const variance = totalVariance(volatility, time)
  const deviation = Math.sqrt(averageStrikeVariance(variance))
  return normalDistribution(deviation / 2) - normalDistribution(-deviation / 2)
}

/**
 * Upper bound on the discount: what a holder with perfect timing loses by waiting. Source: F. Longstaff, "How much can
 * marketability affect security values?" (1995). Exceeds 1 for long waits of volatile assets: it is a bound.
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function longstaffDiscount(volatility: number, time: number): number {
  const variance = totalVariance(volatility, time)
  const deviation = Math.sqrt(variance)
  return (
    (2 + variance / 2) * normalDistribution(deviation / 2) +
    Math.sqrt(variance / (2 * Math.PI)) * Math.exp(-variance / 8) -
    1
  )
}

/**
 * Discount as a European put at today's price. Source: D. Chaffe, "Option pricing as a proxy for discount for lack of
 * marketability" (1993).
 * @param rate cost of capital, continuously compounded per year
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function chaffeDiscount(volatility: number, time: number, rate: number): number {
  totalVariance(volatility, time)
  return blackScholes({ kind: 'put', spot: 1, strike: 1, rate, dividendYield: 0, volatility, time }).price
}

function totalVariance(volatility: number, time: number): number {
  requireNumber('volatility', volatility, 0, 10)
  requireNumber('time', time, 0, 100)
  return volatility ** 2 * time
}

/** v + ln(2(e^v − v − 1)) − 2 ln(e^v − 1), which is v/3 to first order; the series avoids the cancellation. */
function averageStrikeVariance(variance: number): number {
  if (variance < 1e-2) {
    const v = variance
    return v / 3 - v ** 2 / 18 + v ** 3 / 810 + v ** 4 / 1620 - v ** 5 / 68040
  }
  const growth = Math.expm1(variance)
  return variance + Math.log(2 * (growth - variance)) - 2 * Math.log(growth)
}
