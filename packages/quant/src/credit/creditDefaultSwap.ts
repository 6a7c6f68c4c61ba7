import { ArgumentError, requireNumber } from '@specie/units'
import { findRoot } from '../numerics/findRoot.ts'
import { type HazardCurve, survival } from './HazardCurve.ts'

/** A quoted credit default swap. */
export interface SwapQuote {
  /** Years to maturity. */
  readonly years: number
  /** Par spread a year as a fraction, paid quarterly. */
  readonly spread: number
}

/**
 * Par spread of a swap: protection leg over the value of a spread of one. Quarterly premium, accrued premium and
 * protection paid in the middle of the quarter of default. O'Kane & Turnbull, "Valuation of credit default swaps" (2003).
 */
export function parSpread(
  curve: HazardCurve,
  years: number,
  recovery: number,
  discount: (years: number) => number,
): number {
  requireNumber('years', years, Number.MIN_VALUE, 200)
  requireNumber('recovery', recovery, 0, 1)
  let [premium, protection] = [0, 0]
  const quarters = Math.max(Math.round(years * 4), 1)
  for (let n = 1; n <= quarters; n++) {
    const [start, end] = [((n - 1) * years) / quarters, (n * years) / quarters]
    const dying = survival(curve, start) - survival(curve, end)
    const middle = discount((start + end) / 2)
    premium += (end - start) * (discount(end) * survival(curve, end) + (middle * dying) / 2)
    protection += (1 - recovery) * middle * dying
  }
  return protection / premium
}

/**
 * Hazards, constant between maturities, that give every quoted spread back, to about 1e-14.
 * @throws ArgumentError when maturities do not ascend or a spread cannot be met with a hazard from 0 to 10
 */
export function impliedHazards(
  quotes: readonly SwapQuote[],
  recovery: number,
  discount: (years: number) => number,
): HazardCurve {
  requireNumber('recovery', recovery, 0, 0.999)
  let curve: HazardCurve = { times: [], hazards: [] }
  for (const { years, spread } of quotes) {
    requireNumber('spread', spread, 0)
    if (!(years > (curve.times.at(-1) ?? 0)))
      throw new ArgumentError('years', years, 'ascending maturities above 0')
    const extended = (hazard: number) => ({
      times: [...curve.times, years],
      hazards: [...curve.hazards, hazard],
    })
    const gap = (hazard: number) => parSpread(extended(hazard), years, recovery, discount) - spread
    if (gap(0) > 0 || gap(10) < 0)
      throw new ArgumentError('spread', spread, 'a spread that some hazard from 0 to 10 gives')
    curve = extended(findRoot(gap, 0, 10))
  }
  return curve
}
