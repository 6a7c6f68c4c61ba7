import { ArgumentError } from '@specie/units'
/** Last month of each of the ten time buckets of a curve; bucket 0 begins at month 0. */
export const BUCKET_ENDS = [3, 6, 12, 24, 36, 60, 84, 120, 240, 360] as const

/** Months in each bucket. */
export const BUCKET_MONTHS: readonly number[] = BUCKET_ENDS.map((end, j) => end - (BUCKET_ENDS[j - 1] ?? 0))

/** Bucket (0..9) of a month 1..360: the first whose end is not before it. */
export function bucketOf(month: number): number {
  const bucket = BUCKET_ENDS.findIndex((end) => month <= end)
  if (bucket < 0 || !(month >= 1)) throw new ArgumentError('month', month, 'a month from 1 to 360')
  return bucket
}
