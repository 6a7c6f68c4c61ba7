import { ArgumentError, requireNumber } from '@specie/units'
import { blackScholes } from './blackScholes.ts'
import type { OptionTerms } from './types.ts'

const LARGEST = 10

/**
 * The volatility at which Black–Scholes gives `price`: Newton's method inside a bisection bracket, to 1e-14 of
 * volatility or as near as the price's own digits allow.
 * @throws ArgumentError when no volatility from 0 to 10 gives the price.
 */
export function impliedVolatility(terms: Omit<OptionTerms, 'volatility'>, price: number): number {
  requireNumber('price', price, 0)
  const floor = blackScholes({ ...terms, volatility: 0 }).price
  const ceiling = blackScholes({ ...terms, volatility: LARGEST }).price
  if (price < floor || price >= ceiling) {
    throw new ArgumentError('price', price, `a price from ${floor} (no volatility) to below ${ceiling}`)
  }
  let low = 0
  let high = LARGEST
  // the inflection point of price in volatility, from which Newton's method cannot overshoot (Manaster–Koehler 1982)
  const moneyness = Math.log(terms.spot / terms.strike) + (terms.rate - terms.dividendYield) * terms.time
  let guess = Math.min(LARGEST / 2, Math.max(0.01, Math.sqrt((2 * Math.abs(moneyness)) / terms.time)))
  for (let round = 0; round < 200; round++) {
    const value = blackScholes({ ...terms, volatility: guess })
    if (value.price > price) high = guess
    else low = guess
    const newton = guess - (value.price - price) / value.vega
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - guess) <= 1e-15 * (1 + guess) || high - low < 1e-15) return next
    guess = next
  }
  return guess
}
