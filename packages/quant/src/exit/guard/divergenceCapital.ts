import { requireNumber } from '@specie/units'
import { inverseNormalDistribution } from '../../probability/normal.ts'

/** What is held, and how far market and NAV are apart. */
export interface Divergence {
  /** Value of what is held at the NAV, any money. */
  readonly exposure: number
  /** ln(market / NAV) now. */
  readonly gap: number
  /** Deviation of that gap, as the guard has learned it. */
  readonly deviation: number
}

/** How much of it is to be covered. */
export interface CapitalRule {
  /** 0.99 in Basel. */
  readonly confidence: number
  /** At least 3 in Basel. */
  readonly multiplier: number
}

/** Capital against the distance between market and NAV, in the money of the exposure. */
export interface DivergenceCapital {
  /** What the market already says is missing: exposure · (1 − e^gap) where the market is below the NAV. */
  readonly shortfall: number
  /** multiplier · z · deviation · exposure. */
  readonly uncertainty: number
  /** Both, at most the exposure. */
  readonly capital: number
  /** Capital over exposure. */
  readonly ratio: number
}

/** 99 %, three times. */
export const BASEL_RULE: CapitalRule = { confidence: 0.99, multiplier: 3 }

/**
 * Capital that a regulator would ask for who holds shares at their NAV while they trade elsewhere.
 *
 * The shortfall is the prudent valuation adjustment: the difference between the carrying value and the price at which
 * it could be left is deducted in full (CRR, Articles 34 and 105). The uncertainty is value at risk times the multiplier
 * (Basel Committee, "Amendment to the Capital Accord to incorporate market risks", 1996: 99 %, multiplier at least 3).
 * The gap returns to a mean, so its own deviation is already that of any horizon; nothing grows with the root of time.
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function divergenceCapital(
  { exposure, gap, deviation }: Divergence,
  { confidence, multiplier }: CapitalRule = BASEL_RULE,
): DivergenceCapital {
  requireNumber('exposure', exposure, 0)
  requireNumber('gap', gap, -100, 100)
  requireNumber('deviation', deviation, 0)
  requireNumber('confidence', confidence, 0.5, 1 - 1e-9)
  requireNumber('multiplier', multiplier, 0)
  const shortfall = gap < 0 ? exposure * -Math.expm1(gap) : 0
  const uncertainty = multiplier * inverseNormalDistribution(confidence) * deviation * exposure
  const capital = Math.min(exposure, shortfall + uncertainty)
  return { shortfall, uncertainty, capital, ratio: exposure === 0 ? 0 : capital / exposure }
}
