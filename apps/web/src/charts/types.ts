import type { ReactNode } from 'react'

/** What every chart says of itself. */
export interface ChartFrame {
  readonly title: string
  /** Unit of the figures, e.g. `LUSD` or `% a year`. */
  readonly unit: string
  /** Where the figures come from, e.g. `Ledger, block 1,204`. */
  readonly source?: ReactNode
  /** What the title means. */
  readonly hint?: ReactNode
  /** Height of the drawing in pixels. */
  readonly height?: number
  /** Writes a figure; a plain number with separators when left out. */
  readonly format?: (value: number) => string
  /** Writes a figure in the table, exactly, where a number has lost digits. */
  readonly exact?: (value: number, series: string, index: number) => string
  /** Shown in place of a chart without points. */
  readonly empty?: ReactNode
  /** Something beside the title, such as a range picker. */
  readonly action?: ReactNode
}

/** One line or one kind of bar: a figure for every place of the axis, null where there is none. */
export interface Series {
  readonly name: string
  readonly values: readonly (number | null)[]
  readonly colour?: string
  readonly dashed?: boolean
}

/** A chart over places of an axis. Times are unix seconds; anything else is a name. */
export interface AxisChart extends ChartFrame {
  readonly x: readonly (number | string)[]
  readonly series: readonly Series[]
  /** Names a place of the axis; dates are written by themselves. */
  readonly formatX?: (x: number | string) => string
}
