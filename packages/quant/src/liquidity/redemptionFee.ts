import { requireNumber } from '@specie/units'

/**
 * Fee on those who leave that makes those who stay no poorer: c·max(0, 1 − l/λ), because only the part of the
 * redemptions beyond the cash share has to be met by selling at the haircut.
 * @param redemptionShare λ, net redemptions as a share of the fund
 * @param cashShare l, cash as a share of the fund
 * @param saleHaircut c, fraction lost on what must be sold
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function dilutionNeutralFee(redemptionShare: number, cashShare: number, saleHaircut: number): number {
  requireNumber('redemptionShare', redemptionShare, 0, 1)
  requireNumber('cashShare', cashShare, 0, 1)
  requireNumber('saleHaircut', saleHaircut, 0, 1)
  if (redemptionShare <= cashShare) return 0
  return saleHaircut * (1 - cashShare / redemptionShare)
}

/** When and how far a fund swings its price. Fractions of NAV; flow as a share of the fund. */
export interface SwingTerms {
  readonly halfSpread: number
  /** Price impact per unit of flow share. */
  readonly impact: number
  /** Flow share below which the price is not swung. */
  readonly threshold: number
  /** Largest factor; SEC rule 22c-1 allows 2 %. */
  readonly cap: number
}

/**
 * Factor by which NAV is moved for a day with net flow `flow` (+ in, − out): sign(flow)·(half spread + impact·|flow|)
 * beyond the threshold, capped.
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function swingFactor(flow: number, terms: SwingTerms): number {
  requireNumber('flow', flow, -1)
  requireNumber('halfSpread', terms.halfSpread, 0, 1)
  requireNumber('impact', terms.impact, 0)
  requireNumber('threshold', terms.threshold, 0)
  requireNumber('cap', terms.cap, 0, 1)
  if (flow === 0 || Math.abs(flow) <= terms.threshold) return 0
  return Math.sign(flow) * Math.min(terms.cap, terms.halfSpread + terms.impact * Math.abs(flow))
}
