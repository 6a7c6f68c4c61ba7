import { requireNumber } from '@specie/units'
import { inverseNormalDistribution } from '../probability/normal.ts'

/** What the price of leaving today depends on. Rates and losses are per year, continuously compounded. */
export interface ExitPriceTerms {
  /** Net asset value of one share, cash units. */
  readonly nav: number
  /** Premium per year that a buyer asks for an asset that is slow to sell. */
  readonly illiquidityPremium: number
  /** Expected loss per year under stress. */
  readonly stressedExpectedLoss: number
  /** Weighted average life, years. */
  readonly averageLife: number
  /** Volatility of the net asset value per root year. */
  readonly navVolatility: number
  /** Days that a sale takes. */
  readonly daysToSell: number
  /** Confidence that the price at the end of the sale is not lower, in [0.5, 1). */
  readonly confidence: number
}

/**
 * P = NAV·e^(−(illiquidity + stressed loss)·average life)·(1 − z·σ·√(days/365)): the present value at the spread a
 * buyer requires, less what may happen while the asset is sold.
 * Source: discounting at curve plus required spread, to first order; the second factor is a one-sided quantile.
 * @returns cash units, never negative
 * @throws ArgumentError naming the term that cannot be right.
 */
export function formulaExitPrice(terms: ExitPriceTerms): number {
  requireNumber('nav', terms.nav, 0)
  requireNumber('illiquidityPremium', terms.illiquidityPremium, 0, 10)
  requireNumber('stressedExpectedLoss', terms.stressedExpectedLoss, 0, 10)
  requireNumber('averageLife', terms.averageLife, 0, 100)
  requireNumber('navVolatility', terms.navVolatility, 0, 10)
  requireNumber('daysToSell', terms.daysToSell, 0, 36_500)
  requireNumber('confidence', terms.confidence, 0.5, 1 - 1e-12)
  const carried = Math.exp(-(terms.illiquidityPremium + terms.stressedExpectedLoss) * terms.averageLife)
  const quantile = inverseNormalDistribution(terms.confidence)
  const gap = quantile * terms.navVolatility * Math.sqrt(terms.daysToSell / 365)
  return terms.nav * carried * Math.max(0, 1 - gap)
}
