import type { LoanColumns } from '../LoanColumns.ts'
import { BLOCK } from './block.ts'

/** Consecutive blocks whose loans share a key. */
export interface BlockGroup {
  readonly key: number
  readonly firstBlock: number
  readonly endBlock: number
}

/** Rows in order of their key, each key filling blocks of its own; the last of them may have empty places. */
export interface Arrangement {
  readonly groups: readonly BlockGroup[]
  readonly blocks: number
  /** Place of each row, counted over all blocks; −1 for rows that are valued one by one. */
  readonly places: Int32Array
}

/** Interest over a loan's life below which the difference of two polynomials loses too many digits. */
const LITTLE_INTEREST = 1 / 64

/**
 * Arranges rows `from` to `to` for a kernel.
 * @param keyOf a whole number from 0 below `keys`; rows of equal keys share blocks
 */
export function arrange(
  loans: LoanColumns,
  from: number,
  to: number,
  keys: number,
  keyOf: (row: number) => number,
): Arrangement {
  const keyed = new Int32Array(to - from)
  const next = new Int32Array(keys)
  for (let row = from; row < to; row++) {
    const key = (1 + loans.rate[row]! / 12) ** loans.months[row]! - 1 < LITTLE_INTEREST ? -1 : keyOf(row)
    keyed[row - from] = key
    if (key >= 0) next[key]!++
  }
  const groups: BlockGroup[] = []
  let blocks = 0
  for (let key = 0; key < keys; key++) {
    const count = next[key]!
    if (count === 0) continue
    next[key] = blocks * BLOCK
    const endBlock = blocks + Math.ceil(count / BLOCK)
    groups.push({ key, firstBlock: blocks, endBlock })
    blocks = endBlock
  }
  const places = keyed.map((key) => (key < 0 ? -1 : next[key]!++))
  return { groups, blocks, places }
}
