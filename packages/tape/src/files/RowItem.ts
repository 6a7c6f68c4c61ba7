import type { Cell } from '../values/Cell.ts'
import type { Fault } from '../values/Fault.ts'

/** The cells of a row, or why it is no row. */
export type RowItem = readonly Cell[] | Fault
