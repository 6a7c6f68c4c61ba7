import { WAD } from '../fixed/wad.ts'
import { exactValue, type LadderValue } from '../ladder/exactValue.ts'
import type { Ladder } from '../ladder/Ladder.ts'
import { remark } from '../moments/remark.ts'
import { split } from '../waterfall/split.ts'
import type { Waterfall } from '../waterfall/Waterfall.ts'
import type { Book, Market } from './Book.ts'
import { lowerValue, upperValue } from './path.ts'

/** A pool's value and prices, recomputed from what stands behind them. Cash units; prices WAD. */
export interface Recomputation {
  /** Of the ladder itself at the market: what a proof would state. */
  readonly exact: LadderValue
  /** Of the stored moments at the market: what a re-mark would state. */
  readonly remarked: bigint
  /** Net value of the portfolio now, which exits and coverage use. */
  readonly lower: bigint
  /** Gross value now, which entries use. */
  readonly upper: bigint
  /** Values of the tranches at the lower value, earmarked cash included. */
  readonly tranches: readonly bigint[]
  /** Tranche value over supply; par for a share that nobody holds. A mark published now would carry exactly these. */
  readonly prices: readonly bigint[]
  readonly feesDue: bigint
}

/**
 * Recomputes a pool from its ladder, the market, its books and its supplies: every figure is to the unit what the
 * contracts compute from the same inputs at the same second.
 * @param supplies share units, senior first
 * @param time unix seconds
 */
export function recompute(
  ladder: Ladder,
  market: Market,
  book: Book,
  waterfall: Waterfall,
  supplies: readonly bigint[],
  time: bigint,
): Recomputation {
  const lower = lowerValue(book.figures, time)
  const { values, feesDue } = split(waterfall, lower, time)
  return {
    exact: exactValue(ladder, market.forwards, market.hazardShift),
    remarked: remark(book.moments, market.forwards, market.hazardShift - Number(book.figures.baseShift)),
    lower,
    upper: upperValue(book.figures, time),
    tranches: values,
    prices: values.map((value, i) => (supplies[i] === 0n ? WAD : (value * WAD) / supplies[i]!)),
    feesDue,
  }
}
