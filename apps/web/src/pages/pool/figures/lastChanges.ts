import type { NavPoint } from '@specie/api'

/** A point of the history and by how much it moved the net value; null for the first. */
export interface ValueChange {
  readonly point: NavPoint
  readonly change: bigint | null
}

/** The newest points of a history, newest first, each with its move. Points of one transaction count as one. */
export function lastChanges(points: readonly NavPoint[], count: number): ValueChange[] {
  const ends = points.filter((point, i) => points[i + 1]?.transaction !== point.transaction)
  return ends
    .map((point, i) => {
      const before = ends[i - 1]
      return { point, change: before === undefined ? null : BigInt(point.lower) - BigInt(before.lower) }
    })
    .slice(-count)
    .reverse()
}
