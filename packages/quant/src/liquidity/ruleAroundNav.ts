import { requireNumber } from '@specie/units'
import { premiumVariance } from './quoteAroundNav.ts'

/** A market maker's view, for a rule that stands while its inventory changes. Prices in cash units, times in years. */
export interface RuleTerms {
  readonly nav: number
  readonly marketPrice: number
  /** Weight of the net asset value in the fair price, 0 to 1. */
  readonly navWeight: number
  /** Shares that the book may come to hold. */
  readonly most: number
  /** Part of `most` at which the maker is content, 0 to 1. */
  readonly target: number
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
  /** Least and most that a quote is away from the net asset value, parts of it. */
  readonly nearest: number
  readonly furthest: number
}

/** Parts of the net asset value: bid = nav·(1 − below − skew·q/most), ask = nav·(1 + above + skew·(1 − q/most)). */
export interface LinearRule {
  readonly below: number
  readonly above: number
  readonly skew: number
}

/**
 * Avellaneda–Stoikov quotes for every inventory at once: the reservation price fair − (q − target)·γV is linear in the
 * inventory q, with V = σ²(1 − e^(−2θT))/(2θ), and both quotes are δ = γV/2 + ln(1 + γ/k)/γ away from it. Where a quote
 * would come nearer to the net asset value than `nearest`, or go further than `furthest`, it stays there; a skew is at
 * most what lies between. Sources: M. Avellaneda and S. Stoikov (2008); O. Guéant, C.-A. Lehalle, J. Fernandez-Tapia
 * (2013).
 * @throws ArgumentError naming the term that cannot be right
 */
export function ruleAroundNav(terms: RuleTerms): LinearRule {
  requireRuleTerms(terms)
  const { nav, most, target, riskAversion, nearest, furthest } = terms
  const exposure = riskAversion * premiumVariance(terms.premiumVolatility, terms.meanReversion, terms.horizon)
  const halfSpread = exposure / 2 + Math.log1p(riskAversion / terms.intensityDecay) / riskAversion
  const fair = terms.navWeight * nav + (1 - terms.navWeight) * terms.marketPrice
  const skew = Math.min((exposure * most) / nav, furthest - nearest)
  const atTarget = { bid: 1 - (fair - halfSpread) / nav, ask: (fair + halfSpread) / nav - 1 }
  const within = (part: number) => Math.min(Math.max(part, nearest), furthest - skew)
  return {
    below: within(atTarget.bid - skew * target),
    above: within(atTarget.ask - skew * (1 - target)),
    skew,
  }
}

function requireRuleTerms(terms: RuleTerms): void {
  requireNumber('nav', terms.nav, Number.MIN_VALUE)
  requireNumber('marketPrice', terms.marketPrice, 0)
  requireNumber('navWeight', terms.navWeight, 0, 1)
  requireNumber('most', terms.most, Number.MIN_VALUE)
  requireNumber('target', terms.target, 0, 1)
  requireNumber('riskAversion', terms.riskAversion, Number.MIN_VALUE)
  requireNumber('intensityDecay', terms.intensityDecay, Number.MIN_VALUE)
  requireNumber('nearest', terms.nearest, 0, 1)
  requireNumber('furthest', terms.furthest, terms.nearest, 1)
}
