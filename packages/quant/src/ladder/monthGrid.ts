import { civilOf } from '@specie/units'
import { addMonths } from '../date/addMonths.ts'
import { MAXIMUM_MONTHS } from './Ladder.ts'

/** The months of a ladder, as days and by calendar month. */
export interface MonthGrid {
  /** Day number of the cut-off. */
  readonly cutOff: number
  /** Years·12 + months − 1 of the cut-off. */
  readonly cutOffMonth: number
  /** Last day of month k+1 after the cut-off. */
  readonly ends: Int32Array
  /** Day number of day 1..31 (the last when there is none) of the calendar month `offset` months after the cut-off's. */
  day(offset: number, dayOfMonth: number): number
  /** Row (0-based; 360 and beyond: past the grid) that a payment on that day falls into. */
  rows(dayOfMonth: number): Int16Array
}

const OFFSETS = MAXIMUM_MONTHS + 14

/** The grid of a cut-off (day number). */
export function monthGrid(cutOff: number): MonthGrid {
  const { year, month } = civilOf(cutOff)
  const ends = Int32Array.from({ length: MAXIMUM_MONTHS }, (_, k) => addMonths(cutOff, k + 1))
  const day = (offset: number, dayOfMonth: number) => addMonths(cutOff, offset, dayOfMonth)
  const tables = new Map<number, Int16Array>()
  const rows = (dayOfMonth: number) => {
    const known = tables.get(dayOfMonth)
    if (known !== undefined) return known
    // offset o lies in row o − 1 or o: compare with the end of month o
    const table = Int16Array.from({ length: OFFSETS }, (_, offset) => {
      const end = offset === 0 ? cutOff : addMonths(cutOff, offset)
      return day(offset, dayOfMonth) <= end ? offset - 1 : offset
    })
    tables.set(dayOfMonth, table)
    return table
  }
  return { cutOff, cutOffMonth: year * 12 + month - 1, ends, day, rows }
}
