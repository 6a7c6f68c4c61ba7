/**
 * A yield curve as the contracts hold it: constant continuously compounded forward rates in ten time buckets
 * (`BUCKET_ENDS`), in units of 1e-7 a year. Everything that values a pool uses these whole numbers.
 */
export interface Curve {
  /** Day of observation, days since 1970-01-01. */
  readonly day: number
  /** Ten forwards, 1e-7 a year, each within ±0.8388607. */
  readonly forwards: readonly number[]
}
