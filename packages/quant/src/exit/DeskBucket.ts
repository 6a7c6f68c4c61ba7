/** What a desk remembers of one share: how much of its limit is in use, and what it charges for the next part. */
export interface DeskBucket {
  /** Gross value that fits, cash units; at most 24 significant bits. */
  readonly limit: bigint
  /** Fee at an empty bucket, 1e-5 of gross value. */
  readonly base: bigint
  /** Fee added at a full one, 1e-5. */
  readonly slope: bigint
  /** Days in which a full bucket leaks empty. */
  readonly window: bigint
  /** Part of the limit in use at `since`, `FULL_BUCKET` = all of it. */
  readonly use: bigint
  /** Unix seconds; in the future: nothing is bought until then. */
  readonly since: bigint
}

/** The use of a full bucket. */
export const FULL_BUCKET = 1n << 63n

const FEE_UNIT = 100_000n

/** Use at `time`, full while nothing is bought: what has leaked is rounded down, against the seller. */
export function useAt(bucket: DeskBucket, time: bigint): bigint {
  if (bucket.since > time) return FULL_BUCKET
  const leaked = ((time - bucket.since) * FULL_BUCKET) / (bucket.window * 86_400n)
  return leaked < bucket.use ? bucket.use - leaked : 0n
}

/** Gross value that still fits, cash units, rounded down. */
export function roomAt(bucket: DeskBucket, use: bigint): bigint {
  return (bucket.limit * (FULL_BUCKET - use)) >> 63n
}

/** Use after buying `gross`, rounded up. */
export function useAfterUp(bucket: DeskBucket, use: bigint, gross: bigint): bigint {
  return gross === 0n ? use : use + ((gross << 63n) + bucket.limit - 1n) / bucket.limit
}

/**
 * Fee for taking the use from `from` to `to`, cash units: limit·∫ (base + slope·u²) du and one unit. The integral is one
 * function of the use, so the fees of pieces add up to the fee of the whole and a unit for each further piece.
 */
export function feeUp(bucket: DeskBucket, from: bigint, to: bigint): bigint {
  return to === from ? 0n : integral(bucket, to) - integral(bucket, from) + 1n
}

function integral({ limit, base, slope }: DeskBucket, use: bigint): bigint {
  const cube = (((use * use) >> 63n) * use) >> 63n
  return (limit * (3n * base * use + slope * cube)) / ((3n * FEE_UNIT) << 63n)
}
