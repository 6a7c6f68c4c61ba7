import { normalDistribution } from '../probability/normal.ts'
import { type OptionTerms, requireOptionTerms } from './types.ts'

/**
 * Price of an option that pays one unit of cash at expiry when it ends in the money.
 * Source: E. Reiner and M. Rubinstein (1991). At the strike itself it pays nothing.
 * @throws ArgumentError naming the term that cannot be right.
 */
export function cashDigital(terms: OptionTerms): number {
  requireOptionTerms(terms)
  const { kind, spot, strike, rate, dividendYield, volatility, time } = terms
  const sign = kind === 'call' ? 1 : -1
  const deviation = volatility * Math.sqrt(time)
  const forward = Math.log(spot / strike) + (rate - dividendYield) * time
  if (deviation === 0) return sign * forward > 0 ? Math.exp(-rate * time) : 0
  return Math.exp(-rate * time) * normalDistribution(sign * (forward / deviation - deviation / 2))
}
