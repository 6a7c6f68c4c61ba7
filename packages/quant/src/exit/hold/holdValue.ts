import { maximum } from '../../fixed/maximum.ts'
import { minimum } from '../../fixed/minimum.ts'
import { WAD } from '../../fixed/wad.ts'

/** Tickets outstanding of one share. */
export interface HoldBook {
  /** Share units. */
  readonly shares: bigint
  /** Cash set aside for them. */
  readonly paid: bigint
  /** Lowest agreed price, WAD cash units a share unit, rounded down. */
  readonly lowest: bigint
  /** Highest, rounded up. */
  readonly highest: bigint
}

/**
 * What tickets count for who leaves the reserve (`low`) and who enters it (`high`), without premium. Each may be used or
 * not: low is at most Σ min(cash, shares·bid), high at least Σ max(cash, shares·ask). Those sums are a concave and a
 * convex function of the price that bend only between the lowest and the highest agreed price, where their chords stand
 * in for them.
 *
 * @param bid WAD cash units a share unit
 * @param ask likewise
 * @returns cash units
 */
export function holdValue(book: HoldBook, bid: bigint, ask: bigint): { low: bigint; high: bigint } {
  if (book.shares === 0n) return { low: 0n, high: 0n }
  return { low: lowValue(book, bid), high: highValue(book, ask) }
}

function lowValue({ shares, paid, lowest, highest }: HoldBook, bid: bigint): bigint {
  if (bid >= highest || bid <= lowest) return minimum(paid, (shares * bid) / WAD)
  const least = minimum(paid, (shares * lowest) / WAD)
  return least + ((paid - least) * (bid - lowest)) / (highest - lowest)
}

function highValue({ shares, paid, lowest, highest }: HoldBook, ask: bigint): bigint {
  if (ask <= lowest) return paid
  if (ask >= highest) return maximum(paid, up(shares * ask, WAD))
  const most = maximum(paid, up(shares * highest, WAD))
  return paid + up((most - paid) * (ask - lowest), highest - lowest)
}

function up(a: bigint, b: bigint): bigint {
  return (a + b - 1n) / b
}
