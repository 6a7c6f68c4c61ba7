import type { Cell } from '../values/Cell.ts'
import type { RowItem } from './RowItem.ts'

/** Formats that openTape reads. */
export type TapeFormat = 'csv' | 'xlsx' | 'parquet'

/** Some rows in a row; a Fault stands for a row that is no row, e.g. because of a stray quote. */
export interface RowBatch {
  /** Row number of the first, as a spreadsheet shows it. */
  readonly firstRow: number
  readonly rows: readonly RowItem[]
  readonly bytesDone: number
  readonly bytesTotal: number | null
}

/** A file opened as a table. Its batches can be read once. */
export interface RawTable {
  readonly file: string
  readonly format: TapeFormat
  readonly headings: readonly string[]
  /** First rows for guessing a mapping; they come again in the batches. */
  readonly sample: readonly (readonly Cell[])[]
  readonly batches: AsyncIterable<RowBatch>
  /** sha256 of the file's bytes, once all batches are read; 64 hex digits. */
  digest(): string
  /** Lets go of the file when the batches are not read to their end. */
  close(): Promise<void>
}
