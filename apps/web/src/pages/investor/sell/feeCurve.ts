import type { Desk } from '@specie/api'

/** The average fee of a sale of one size. */
export interface FeePoint {
  /** Whole cash. */
  readonly size: number
  /** Of the gross value. */
  readonly fee: number
}

const POINTS = 20

/**
 * Average fee by size of a sale, from the present use u of the limit L: ∫ (base + slope·u²) du over the use that the sale
 * adds, divided by it. The desk's contract computes each sale's fee itself, to the unit; this is the picture of it.
 */
export function feeCurve(
  {
    level,
    limit,
    cash,
    baseFee,
    slope,
  }: Pick<Desk['listings'][number], 'level' | 'limit' | 'cash' | 'baseFee' | 'slope'>,
  decimals: number,
): FeePoint[] {
  const whole = Number(limit) / 10 ** decimals
  const used = Math.min(1, Number(level) / Math.max(1, Number(limit)))
  const most = Math.min(whole * (1 - used), Number(cash) / 10 ** decimals)
  // Less than a thousandth of the limit is no room to draw.
  if (!(most > whole / 1000)) return []
  return Array.from({ length: POINTS }, (_, i) => {
    const size = (most * (i + 1)) / POINTS
    const after = used + size / whole
    return { size, fee: baseFee + (slope * (after ** 3 - used ** 3)) / (3 * (after - used)) }
  })
}
