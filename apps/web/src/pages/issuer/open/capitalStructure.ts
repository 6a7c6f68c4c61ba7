import type { OpeningTerms } from '@specie/api'

/** A tranche as the terms have it. Shares are of the portfolio's value. */
export type TrancheTerms = OpeningTerms['tranches'][number]

/** Where a tranche stands: losses up to `attaches` of the portfolio pass it by, from `exhausts` on it is lost. */
export interface TrancheLayer {
  readonly tranche: TrancheTerms
  readonly attaches: number
  readonly exhausts: number
}

/** Least part of the value that the residual keeps while others are resized. */
const LEAST = 0.01

/** Part of the value that no tranche offers; the issuer keeps it as residual shares. */
export function keptByIssuer(tranches: readonly TrancheTerms[]): number {
  return rounded(Math.max(0, 1 - tranches.reduce((sum, { share }) => sum + share, 0)))
}

/** The layers of loss, senior first. What the issuer keeps lies beside the residual and is lost with it. */
export function trancheLayers(tranches: readonly TrancheTerms[]): readonly TrancheLayer[] {
  let above = 0
  return tranches.map((tranche, index) => {
    const exhausts = rounded(1 - above)
    above += tranche.share
    const residual = index === tranches.length - 1
    return { tranche, attaches: residual ? 0 : rounded(1 - above), exhausts }
  })
}

/** One tranche gets another size: what it takes or gives up is the residual's; the residual's own size is free. */
export function resized(
  tranches: readonly TrancheTerms[],
  index: number,
  share: number,
): readonly TrancheTerms[] {
  const last = tranches.length - 1
  const others = tranches.reduce((sum, tranche, i) => (i === index ? sum : sum + tranche.share), 0)
  if (index === last) return replaced(tranches, index, clamped(share, 1 - others))
  const residual = tranches[last]!.share
  const size = clamped(share, tranches[index]!.share + residual - LEAST)
  const rest = rounded(residual + tranches[index]!.share - size)
  return replaced(replaced(tranches, index, size), last, rest)
}

function replaced(tranches: readonly TrancheTerms[], index: number, share: number): readonly TrancheTerms[] {
  return tranches.map((tranche, i) => (i === index ? { ...tranche, share } : tranche))
}

function clamped(share: number, most: number): number {
  return rounded(Math.min(Math.max(Number.isFinite(share) ? share : LEAST, LEAST), Math.max(most, LEAST)))
}

function rounded(share: number): number {
  return Math.round(share * 1e6) / 1e6
}

const USUAL_NAMES = [
  { symbol: 'SNR', name: 'Senior' },
  { symbol: 'MEZ', name: 'Mezzanine' },
  { symbol: 'JNR', name: 'Junior' },
] as const

/** The same value in another number of tranches, with usual sizes and names. */
export function withTrancheCount(
  tranches: readonly TrancheTerms[],
  count: 1 | 2 | 3,
): readonly TrancheTerms[] {
  if (tranches.length === count) return tranches
  const senior = { ...USUAL_NAMES[0], share: 0.65, coupon: 0.05, ratio: 1.25, distributing: true }
  const mezzanine = { ...USUAL_NAMES[1], share: 0.2, coupon: 0.08, ratio: 1.08, distributing: true }
  const junior = { ...USUAL_NAMES[2], coupon: 0, ratio: 0, distributing: false }
  if (count === 1) return [{ ...junior, symbol: 'ONE', name: 'Shares', share: 1, distributing: true }]
  if (count === 2)
    return [
      { ...senior, share: 0.8 },
      { ...junior, share: 0.2 },
    ]
  return [senior, mezzanine, { ...junior, share: 0.15 }]
}
