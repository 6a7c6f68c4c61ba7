/** One thing wrong (or, as a warning, remarkable) in one row: where, what, what instead, and how to mend it. */
export interface RowError {
  readonly file: string
  /** As a spreadsheet shows it: the headings are row 1. */
  readonly row: number
  /** Heading of the column; empty when the whole row is meant. */
  readonly column: string
  /** Stable name for programs, e.g. `date.impossible`. */
  readonly code: string
  readonly found: string
  readonly expected: string
  readonly remedy: string
}
