/** A maker's rule around the net asset value and what is in its book. */
export interface RestingQuote {
  /** Part of the bid that an empty book takes off, 1e-5. */
  readonly below: bigint
  /** Part of the ask that a full book puts on, 1e-5. */
  readonly above: bigint
  /** What a full book takes off more, and an empty one puts on more, 1e-5. */
  readonly skew: bigint
  /** Most that trades at once, 1e-4 of `most`; what was traded comes back evenly over an hour. */
  readonly size: bigint
  /** Unix seconds from which the rule does not trade. */
  readonly end: bigint
  /** Share units that the book may come to hold. */
  readonly most: bigint
  /** The maker may not be sold to. */
  readonly sellsOnly: boolean
  /** Cash units in the book. */
  readonly cash: bigint
  /** Share units in the book. */
  readonly shares: bigint
  /** Part of the size in use at `time`, 2^-32. */
  readonly used: bigint
  /** Unix seconds of the last trade. */
  readonly time: bigint
}

/** Unit of below, above and skew. */
export const QUOTE_PART = 100_000n

/** Unit of size. */
export const QUOTE_SIZE = 10_000n

/** Seconds in which the whole size comes back. */
export const QUOTE_RETURNS = 3_600n

/** Unit of `used`. */
export const QUOTE_FULL = 1n << 32n
