/** One risk segment of a pool: its expected cash, month by month, and how it is discounted. */
export interface Segment {
  /** Default intensity, 1e-9 a year, continuous. */
  readonly hazard: number
  /** Share of the balance recovered at default, 1e-9. */
  readonly recovery: number
  /** Spread over the curve that the segment is discounted at, 1e-9 a year. */
  readonly spread: number
  /**
   * Cash due in month k+1 (((k), k+1] months after the cut-off, treated as paid at its end), prepayment included,
   * on condition of no default; cash units.
   */
  readonly cash: readonly bigint[]
  /** Balance at the start of month k+1, with the same prepayment; cash units. */
  readonly openingBalance: readonly bigint[]
}

/** Expected cash of a pool by risk segment, in the order of the segments' names. */
export type Ladder = readonly Segment[]

/** Longest ladder, months. */
export const MAXIMUM_MONTHS = 360

/** Most segments of a ladder. */
export const MAXIMUM_SEGMENTS = 16
