import { ArgumentError } from '@specie/units'
import { bracketRoot } from '../numerics/bracketRoot.ts'

/** A payment at a time in years. */
export interface TimedAmount {
  readonly years: number
  readonly amount: number
}

/**
 * Constant spread a year, continuously compounded, over a curve at which payments are worth a price:
 * Σ amount·D(t)·e^(−z·t) = price.
 * @param discount of a time in years
 * @throws ArgumentError when there are no payments or the price is not positive; SpecieError when no spread fits
 */
export function zSpread(
  amounts: readonly TimedAmount[],
  price: number,
  discount: (years: number) => number,
): number {
  if (amounts.length === 0) throw new ArgumentError('amounts', amounts, 'at least one payment')
  if (!(price > 0)) throw new ArgumentError('price', price, 'a price above 0')
  const gap = (spread: number) =>
    amounts.reduce(
      (sum, { years, amount }) => sum + amount * discount(years) * Math.exp(-spread * years),
      0,
    ) - price
  return bracketRoot(gap, 0.01, -10)
}
