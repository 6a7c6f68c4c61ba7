import { maximum } from '../fixed/maximum.ts'
import { WAD } from '../fixed/wad.ts'
import { split } from '../waterfall/split.ts'
import type { Waterfall } from '../waterfall/Waterfall.ts'
import type { Figures, NavSettings } from './Figures.ts'
import type { Mark } from './Mark.ts'
import { nextMark } from './nextMark.ts'
import { horizonOf, lowerValue, upperValue } from './path.ts'

/**
 * Marks of all shares of a pool that is active, winding down or closed, from its valuation and its cash books: each tranche at the lower value now, at
 * the horizon and when the mark turns stale, and at the upper value now, over its supply. A share nobody holds is
 * marked at par (all supplies 0: so is every share before activation and while refunding).
 *
 * @param supplies of the shares, senior first, share units
 * @param before the marks before, senior first; empty for the first
 */
export function publish(
  figures: Figures,
  waterfall: Waterfall,
  supplies: readonly bigint[],
  before: readonly Mark[],
  now: bigint,
  settings: NavSettings,
): Mark[] {
  const end = horizonOf(figures)
  const horizon = maximum(end, now)
  const stale = maximum(end + settings.maxAge, now)
  const valuesAt = (value: bigint, time: bigint) => split(waterfall, value, time).values
  const lower = valuesAt(lowerValue(figures, now), now)
  const atHorizon = valuesAt(lowerValue(figures, horizon), horizon)
  const atStale = valuesAt(lowerValue(figures, stale), stale)
  const upper = valuesAt(upperValue(figures, now), now)
  return supplies.map((supply, i) => {
    const each = (amount: bigint) => (supply === 0n ? WAD : (amount * WAD) / supply)
    const prices = {
      price: each(lower[i]!),
      atHorizon: each(atHorizon[i]!),
      atStale: each(atStale[i]!),
      gross: supply === 0n ? WAD : (upper[i]! * WAD + supply - 1n) / supply,
    }
    return nextMark(before[i], prices, end, now, settings)
  })
}
