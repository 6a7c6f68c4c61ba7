/** Conditions on which the desk buys a share. */
export interface DeskTerms {
  /** Gross value that may be in the bucket, cash units. */
  readonly limit: bigint
  /** Fee at an empty bucket, 1e-5 of gross value. */
  readonly base: number
  /** Fee added at a full bucket, 1e-5 of gross value; the marginal fee is base + slope · use². */
  readonly slope: number
  /** Days in which a full bucket leaks dry. */
  readonly window: number
}
