import type { ExcludedRow, LoanTape } from '../model/LoanTape.ts'
import type { RowError } from '../model/RowError.ts'
import type { Cell } from '../values/Cell.ts'

/** Why a sound row is no loan of the tape at its cut-off date. */
export type LeftOutReason =
  | 'originated after the cut-off'
  | 'repaid by the cut-off'
  | 'repaid, date unknown'
  | 'defaulted by the cut-off'
  | 'defaulted, date unknown'
  | 'matured by the cut-off'
  | 'nothing outstanding'

/** A loan that is not in the tape, with its original amount in minor units. */
export interface LeftOutLoan {
  readonly row: number
  readonly id: string
  readonly reason: LeftOutReason
  readonly originalBalance: bigint
}

/** The cells of a row with errors, as found, for the download that a person mends. */
export interface RejectedRow {
  readonly row: number
  readonly cells: readonly Cell[]
}

interface ReadingFacts {
  readonly file: string
  readonly headings: readonly string[]
  /** Rows below the headings, blank ones not counted. */
  readonly rows: number
  /** Remarkable, but accepted. At most `maxErrors` of them; `warningCount` counts all. */
  readonly warnings: readonly RowError[]
  readonly warningCount: number
  readonly leftOut: readonly LeftOutLoan[]
  readonly excluded: readonly ExcludedRow[]
}

/** A tape, or every error of the file; never half of both. */
export type TapeReading =
  | (ReadingFacts & { readonly ok: true; readonly tape: LoanTape })
  | (ReadingFacts & {
      readonly ok: false
      /** At most `maxErrors` of them, in order of rows; `errorCount` counts all. */
      readonly errors: readonly RowError[]
      readonly errorCount: number
      readonly rejected: readonly RejectedRow[]
    })
