import { formatDate, formatMonth } from '../format/dates.ts'
import type { AxisChart } from './types.ts'

/** Room around a drawing, pixels. */
export const MARGIN = { top: 10, right: 12, bottom: 26, left: 56 } as const

/** Name of a place of the axis, short for the axis itself. */
export function nameOfX(chart: Pick<AxisChart, 'formatX'>, x: number | string, short = false): string {
  if (chart.formatX !== undefined) return chart.formatX(x)
  if (typeof x === 'number') return short ? formatMonth(x) : formatDate(x)
  return /^\d{4}-\d{2}-\d{2}$/.test(x) ? (short ? formatMonth(x) : formatDate(x)) : x
}

/** Lowest and highest figure of the given ones, with a little air; `zero` keeps zero within. */
export function extentOf(values: readonly (number | null)[], zero: boolean): readonly [number, number] {
  const found = values.filter((value): value is number => value !== null && Number.isFinite(value))
  if (found.length === 0) return [0, 1]
  let low = Math.min(...found, ...(zero ? [0] : []))
  let high = Math.max(...found, ...(zero ? [0] : []))
  if (low === high) {
    const air = Math.abs(low) * 0.01 || 1
    low -= air
    high += air
  }
  const air = (high - low) * 0.08
  // Air never crosses zero: an axis below zero says that there are losses.
  const bottom = low >= 0 ? Math.max(0, low - air) : low - air
  const top = high <= 0 ? Math.min(0, high + air) : high + air
  return [zero && low === 0 ? 0 : bottom, zero && high === 0 ? 0 : top]
}

/**
 * Places of the axis whose names are written: at least `room` pixels apart, no name twice in a row, the last one always
 * among them.
 */
export function namedPlaces(
  places: readonly number[],
  names: readonly string[],
  room: number,
): readonly number[] {
  const named: number[] = []
  const last = places.length - 1
  for (let index = 0; index < last; index += 1) {
    const before = named.at(-1)
    if (before !== undefined && (places[index]! - places[before]! < room || names[index] === names[before]))
      continue
    if (places[last]! - places[index]! < room || names[index] === names[last]) continue
    named.push(index)
  }
  return last < 0 ? [] : [...named, last]
}
