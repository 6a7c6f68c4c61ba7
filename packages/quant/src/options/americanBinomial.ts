import { requireInteger } from '@specie/units'
import { blackScholes } from './blackScholes.ts'
import { intrinsicValue, type OptionTerms, payoffOf, requireOptionTerms } from './types.ts'

/**
 * American option on the classical tree: u = exp(σ√Δ), p = (exp((r−q)Δ) − 1/u)/(u − 1/u).
 * Source: J. Cox, S. Ross, M. Rubinstein (1979). Error falls as 1/steps.
 * @param steps at least as many as keep the tree's probabilities between 0 and 1
 * @throws ArgumentError naming the term, or `steps` when the drift of a step exceeds its deviation.
 */
export function americanBinomial(terms: OptionTerms, steps: number): number {
  requireOptionTerms(terms)
  const { kind, spot, strike, rate, dividendYield, volatility, time } = terms
  if (time === 0) return intrinsicValue(kind, spot, strike)
  if (volatility === 0) return Math.max(intrinsicValue(kind, spot, strike), blackScholes(terms).price)
  const needed = Math.floor(((rate - dividendYield) ** 2 * time) / volatility ** 2) + 1
  requireInteger('steps', steps, needed, 20_000)

  const step = time / steps
  const up = Math.exp(volatility * Math.sqrt(step))
  const probability = (Math.exp((rate - dividendYield) * step) - 1 / up) / (up - 1 / up)
  const discount = Math.exp(-rate * step)
  const upWeight = discount * probability
  const downWeight = discount * (1 - probability)
  const spots = new Float64Array(2 * steps + 1)
  for (let k = 0; k <= 2 * steps; k++) spots[k] = spot * Math.exp(volatility * Math.sqrt(step) * (k - steps))
  const values = new Float64Array(steps + 1)
  for (let k = 0; k <= steps; k++) values[k] = payoffOf(kind, spots[2 * k]!, strike)
  for (let level = steps - 1; level >= 0; level--) {
    for (let k = 0; k <= level; k++) {
      const held = upWeight * values[k + 1]! + downWeight * values[k]!
      values[k] = Math.max(held, payoffOf(kind, spots[2 * k + steps - level]!, strike))
    }
  }
  return values[0]!
}
