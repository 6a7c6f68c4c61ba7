import { requireNumber } from '@specie/units'

export type OptionKind = 'call' | 'put'

/**
 * A European or American option on an asset that carries.
 * Rates are continuously compounded per year; times are years; volatility is per root year.
 */
export interface OptionTerms {
  readonly kind: OptionKind
  /** Price of the underlying now, cash units. */
  readonly spot: number
  /** Price at which the holder may buy or sell, cash units. */
  readonly strike: number
  /** Risk-free rate. */
  readonly rate: number
  /** Income of the underlying as a yield; `rate` itself for an option on a forward (Black-76). */
  readonly dividendYield: number
  readonly volatility: number
  /** Years to expiry. */
  readonly time: number
}

/** Refuses terms outside which no formula here means anything. */
export function requireOptionTerms(terms: OptionTerms): void {
  requireNumber('spot', terms.spot, Number.MIN_VALUE)
  requireNumber('strike', terms.strike, Number.MIN_VALUE)
  requireNumber('rate', terms.rate, -1, 10)
  requireNumber('dividendYield', terms.dividendYield, -1, 10)
  requireNumber('volatility', terms.volatility, 0, 10)
  requireNumber('time', terms.time, 0, 200)
}

/** What exercise pays now. */
export function intrinsicValue(kind: OptionKind, spot: number, strike: number): number {
  requireNumber('spot', spot, 0)
  requireNumber('strike', strike, 0)
  return payoffOf(kind, spot, strike)
}

/** The same without a look at its arguments, for trees. */
export function payoffOf(kind: OptionKind, spot: number, strike: number): number {
  return Math.max(0, kind === 'call' ? spot - strike : strike - spot)
}
