/** What a pool keeps of one time bucket, so that a new curve or hazard re-marks it without the ladder. */
export interface Moment {
  /** Present value of the bucket at the base curve and hazard, cash units. */
  readonly presentValue: bigint
  /** Discounted, surviving, recoverable balance: what one more unit of monthly default would recover; cash units. */
  readonly exposure: bigint
  /** Mean time of the value from the bucket's start, 1e-10 years. */
  readonly mean: bigint
  /** Variance of that time, 1e-10 years². */
  readonly variance: bigint
  /** Base forward of the bucket, 1e-7 a year. */
  readonly forward: number
}
