import type { Assumption, Exclusion } from '../model/LoanTape.ts'

/** How rows become a tape. */
export interface ReadOptions {
  /** ISO date: payments due up to and on it count as paid. */
  readonly cutOffDate: string
  /** Name of the tape; default: the file's name. */
  readonly name?: string
  /** Digits of a minor unit, 0 to 18; default 6. */
  readonly decimals?: number
  /** Salt of the pledge fingerprints; equal salts make tapes comparable. Default `specie`. */
  readonly salt?: string
  /** Added to the mapping's own; one for the same field takes the place of the mapping's. */
  readonly assumptions?: readonly Assumption[]
  readonly exclusions?: readonly Exclusion[]
  /** Attach what became of each loan after the cut-off, for estimation. Default false: nobody values with hindsight. */
  readonly outcomes?: boolean
  /**
   * `cutOff` (default): loans as they stand at the cut-off date. `origination`: every loan as on its first day,
   * none left out; for cohort estimation together with `outcomes`.
   */
  readonly at?: 'cutOff' | 'origination'
  /** Errors and rejected rows kept in memory; default 100,000. All are counted. */
  readonly maxErrors?: number
  /** Called after each batch; bytes are of the file as stored, total null for a stream of unknown length. */
  readonly onProgress?: (rowsDone: number, bytesDone: number, bytesTotal: number | null) => void
}
