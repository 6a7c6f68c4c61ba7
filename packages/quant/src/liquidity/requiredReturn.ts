import { ArgumentError, requireNumber } from '@specie/units'
import { inverseNormalDistribution, normalDistribution } from '../probability/normal.ts'
import { finnertyDiscount } from './marketabilityDiscount.ts'

/** What a liquidity provider's return has to pay for. */
export interface RequiredReturnTerms {
  /** Risk-free rate per year. */
  readonly riskFreeRate: number
  /** Probability of default within a year. */
  readonly pd: number
  /** Loss given default, fraction. */
  readonly lgd: number
  /** Asset correlation of the Vasicek model. */
  readonly correlation: number
  /** Return on capital above the risk-free rate. */
  readonly hurdle: number
  /** Volatility of the asset per root year. */
  readonly volatility: number
  /** Years that a sale takes. */
  readonly timeToSell: number
  /** Years for which the position is held. */
  readonly holdingPeriod: number
}

/** The required return and its parts, per year. */
export interface RequiredReturn {
  readonly total: number
  readonly riskFree: number
  readonly illiquidity: number
  readonly expectedLoss: number
  readonly capitalCharge: number
}

/**
 * Risk-free rate + illiquidity + expected loss + capital at a hurdle. Capital is the Vasicek loss at 99.9 % less the
 * expected loss (Basel CRE31, without maturity adjustment); illiquidity spreads the Finnerty discount over the
 * holding period.
 * @throws ArgumentError naming the term that cannot be right.
 */
export function requiredReturn(terms: RequiredReturnTerms): RequiredReturn {
  requireNumber('riskFreeRate', terms.riskFreeRate, -1, 10)
  requireNumber('lgd', terms.lgd, 0, 1)
  requireNumber('hurdle', terms.hurdle, 0, 10)
  requireNumber('correlation', terms.correlation, 0, 1 - 1e-9)
  requireNumber('holdingPeriod', terms.holdingPeriod, Number.MIN_VALUE, 100)
  if (!(terms.pd > 0 && terms.pd < 1))
    throw new ArgumentError('pd', terms.pd, 'a number strictly between 0 and 1')
  const stressed = normalDistribution(
    (inverseNormalDistribution(terms.pd) + Math.sqrt(terms.correlation) * inverseNormalDistribution(0.999)) /
      Math.sqrt(1 - terms.correlation),
  )
  const illiquidity = -Math.log1p(-finnertyDiscount(terms.volatility, terms.timeToSell)) / terms.holdingPeriod
  const expectedLoss = terms.pd * terms.lgd
  const capitalCharge = terms.lgd * (stressed - terms.pd) * terms.hurdle
  return {
    total: terms.riskFreeRate + illiquidity + expectedLoss + capitalCharge,
    riskFree: terms.riskFreeRate,
    illiquidity,
    expectedLoss,
    capitalCharge,
  }
}
