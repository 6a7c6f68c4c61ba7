import { requireNumber } from '@specie/units'

/** A market maker's view. Prices in cash units, times in years. */
export interface MakerTerms {
  readonly nav: number
  readonly marketPrice: number
  /** Weight of the net asset value in the fair price, 0 to 1. */
  readonly navWeight: number
  /** Shares held above (+) or below (−) the target. */
  readonly inventory: number
  /** Absolute risk aversion, per cash unit. */
  readonly riskAversion: number
  /** Volatility of the premium over net asset value, cash units per root year. */
  readonly premiumVolatility: number
  /** Speed at which the premium reverts to zero, per year; 0 for none. */
  readonly meanReversion: number
  /** Horizon to which inventory risk is carried. */
  readonly horizon: number
  /** Decay of fill intensity with distance from the fair price, per cash unit. */
  readonly intensityDecay: number
  /** Lowest sensible bid: the price at which the maker itself can leave. */
  readonly exitPrice: number
  readonly redemptionFee: number
  readonly issuanceFee: number
}

export interface Quote {
  readonly bid: number
  readonly ask: number
  /** The price at which the maker is indifferent given its inventory. */
  readonly reservationPrice: number
  readonly halfSpread: number
}

/**
 * Avellaneda–Stoikov quotes around NAV with a mean-reverting premium: the variance to the horizon is
 * σ²(1 − e^(−2θT))/(2θ). Sources: M. Avellaneda and S. Stoikov (2008); O. Guéant, C.-A. Lehalle,
 * J. Fernandez-Tapia (2013). Clamped to what arbitrage allows: exit price ≤ bid ≤ NAV(1 − redemption fee) and
 * NAV(1 − redemption fee) ≤ ask ≤ NAV(1 + issuance fee); bid never exceeds ask.
 * @throws ArgumentError naming the term that cannot be right.
 */
export function quoteAroundNav(terms: MakerTerms): Quote {
  requireMakerTerms(terms)
  const fair = terms.navWeight * terms.nav + (1 - terms.navWeight) * terms.marketPrice
  const exposure =
    terms.riskAversion * premiumVariance(terms.premiumVolatility, terms.meanReversion, terms.horizon)
  const reservationPrice = fair - terms.inventory * exposure
  const halfSpread = exposure / 2 + Math.log1p(terms.riskAversion / terms.intensityDecay) / terms.riskAversion
  const floor = terms.nav * (1 - terms.redemptionFee)
  const ceiling = terms.nav * (1 + terms.issuanceFee)
  const bid = clamp(reservationPrice - halfSpread, Math.min(terms.exitPrice, floor), floor)
  const ask = clamp(reservationPrice + halfSpread, floor, ceiling)
  return { bid: Math.min(bid, ask), ask, reservationPrice, halfSpread }
}

/** Variance of an Ornstein–Uhlenbeck premium over `horizon`; σ²T when it does not revert. */
export function premiumVariance(volatility: number, meanReversion: number, horizon: number): number {
  requireNumber('volatility', volatility, 0)
  requireNumber('meanReversion', meanReversion, 0)
  requireNumber('horizon', horizon, 0)
  if (meanReversion === 0) return volatility ** 2 * horizon
  return (volatility ** 2 * -Math.expm1(-2 * meanReversion * horizon)) / (2 * meanReversion)
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

function requireMakerTerms(terms: MakerTerms): void {
  requireNumber('nav', terms.nav, 0)
  requireNumber('marketPrice', terms.marketPrice, 0)
  requireNumber('navWeight', terms.navWeight, 0, 1)
  requireNumber('inventory', terms.inventory)
  requireNumber('riskAversion', terms.riskAversion, Number.MIN_VALUE)
  requireNumber('premiumVolatility', terms.premiumVolatility, 0)
  requireNumber('meanReversion', terms.meanReversion, 0)
  requireNumber('horizon', terms.horizon, 0)
  requireNumber('intensityDecay', terms.intensityDecay, Number.MIN_VALUE)
  requireNumber('exitPrice', terms.exitPrice, 0)
  requireNumber('redemptionFee', terms.redemptionFee, 0, 1)
  requireNumber('issuanceFee', terms.issuanceFee, 0)
}
