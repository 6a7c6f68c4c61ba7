import { ArgumentError, requireInteger } from '@specie/units'
import { requireVasicek } from './vasicek.ts'

/** Loans that fail together through one Gaussian factor. */
export interface Portfolio {
  /** Probability of default of each loan over the horizon, strictly between 0 and 1. */
  readonly pd: Float64Array
  /** Loss of each loan when it fails, in whole loss units of the caller's choice, at least 0. */
  readonly lossUnits: Int32Array
  /** Asset correlation, at least 0 and below 1. */
  readonly correlation: number
}

/** Refuses a portfolio that is empty, uneven or holds what is no probability. */
export function requirePortfolio(portfolio: Portfolio): void {
  if (portfolio.pd.length === 0 || portfolio.pd.length !== portfolio.lossUnits.length) {
    throw new ArgumentError(
      'lossUnits',
      portfolio.lossUnits.length,
      `one number a loan, of which there are ${portfolio.pd.length}, at least one`,
    )
  }
  for (const pd of portfolio.pd) requireVasicek(pd, portfolio.correlation)
  for (const units of portfolio.lossUnits) requireInteger('lossUnits', units, 0)
}
