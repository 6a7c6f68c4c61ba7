import type { OpeningPreview, OpeningTerms } from '@specie/api'
import { vasicekQuantile } from '@specie/quant'

/** How strongly the loans' fates hang together; the Basel formula for companies lies between 12 % and 24 %. */
export const CORRELATION = 0.2

const POINTS = 2_000

/**
 * Expected loss of each tranche over the life of the loans, of its size, senior first. One-factor model of an infinitely
 * fine pool (O. Vasicek, "The distribution of loan portfolio value", 2002) with the expected loss of the preview and the
 * mean recovery of its segments; interest that exceeds the coupons is not counted as a cushion.
 */
export function trancheLosses(terms: OpeningTerms, preview: OpeningPreview): readonly number[] {
  const value = Number(preview.value)
  const expected = Math.max(0, Number(preview.expectedLoss))
  const sound = value + expected
  const lossGivenDefault = 1 - meanRecovery(terms, preview)
  const pd = sound > 0 && lossGivenDefault > 0 ? expected / sound / lossGivenDefault : 0
  if (pd <= 0) return terms.tranches.map(() => 0)
  const sums = terms.tranches.map(() => 0)
  for (let point = 0; point < POINTS; point++) {
    const rate = pd >= 1 ? 1 : vasicekQuantile(pd, CORRELATION, (point + 0.5) / POINTS)
    let left = (sound * (1 - rate * lossGivenDefault)) / value
    terms.tranches.forEach(({ share }, index) => {
      const paid = Math.min(share, Math.max(0, left))
      sums[index]! += (share - paid) / share
      left -= share
    })
  }
  return sums.map((sum) => sum / POINTS)
}

/** Recovery of the segments, weighted with their loans and hazards: where defaults come from. */
function meanRecovery({ segments }: OpeningTerms, preview: OpeningPreview): number {
  const loans = new Map(preview.segments.map(({ name, loans: count }) => [name, count]))
  let weights = 0
  let sum = 0
  for (const { name, hazard, recovery } of segments) {
    const weight = (loans.get(name) ?? 1) * hazard
    weights += weight
    sum += weight * recovery
  }
  return weights === 0 ? 0 : sum / weights
}
