import { requireNumber } from '@specie/units'
import { inverseNormalDistribution } from '../probability/normal.ts'

/** How collateral is turned into money when a loan fails. */
export interface LiquidationTerms {
  /** Volatility of the collateral per root year. */
  readonly volatility: number
  /** Years from the call to the money: notice, law, and size over what the market takes. */
  readonly timeToSell: number
  /** Confidence that the sale covers the loan, in [0.5, 1). */
  readonly confidence: number
  /** Sudden loss that no sale can forestall, fraction. */
  readonly gap: number
  /** Cost of selling, fraction of proceeds. */
  readonly saleCost: number
}

/**
 * Largest loan-to-value at which selling still covers the loan: e^(−zσ√τ − σ²τ/2)(1 − gap)(1 − cost), the quantile of
 * a log-normal price after the time that the sale takes.
 * @throws ArgumentError naming the term that cannot be right.
 */
export function liquidationThreshold(terms: LiquidationTerms): number {
  requireNumber('volatility', terms.volatility, 0, 10)
  requireNumber('timeToSell', terms.timeToSell, 0, 100)
  requireNumber('confidence', terms.confidence, 0.5, 1 - 1e-12)
  requireNumber('gap', terms.gap, 0, 1)
  requireNumber('saleCost', terms.saleCost, 0, 1)
  const deviation = terms.volatility * Math.sqrt(terms.timeToSell)
  const quantile = inverseNormalDistribution(terms.confidence)
  return Math.exp(-quantile * deviation - deviation ** 2 / 2) * (1 - terms.gap) * (1 - terms.saleCost)
}
