/** What is assumed of one risk segment. Whole numbers, so that everyone recomputes the same ladder. */
export interface SegmentAssumptions {
  /** Name of the segment, e.g. a grade. */
  readonly name: string
  /** Default intensity, 1e-9 a year, continuous. */
  readonly hazard: number
  /** Share of the balance recovered at default, 1e-9. */
  readonly recovery: number
  /** Spread over the curve, 1e-9 a year. */
  readonly spread: number
  /** Share of the surviving balance prepaid each month (single monthly mortality), 1e-9. */
  readonly prepayment: number
}
