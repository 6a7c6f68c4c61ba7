import type { Series } from './types.ts'

/** From where to where a figure reaches; null where there is none. */
export type Band = readonly [number, number] | null

/** Bands of each series: from zero, or on top of the series before it (negative ones below zero). */
export function stackOf(series: readonly Series[], length: number, stacked: boolean): Band[][] {
  const above = new Array<number>(length).fill(0)
  const below = new Array<number>(length).fill(0)
  return series.map(({ values }) =>
    Array.from({ length }, (_, index) => {
      const value = values[index] ?? null
      if (value === null) return null
      if (!stacked) return [0, value] as const
      const base = value < 0 ? below : above
      const from = base[index]!
      base[index] = from + value
      return [from, from + value] as const
    }),
  )
}
