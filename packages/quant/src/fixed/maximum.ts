/** The larger of two whole numbers. */
export function maximum(a: bigint, b: bigint): bigint {
  if (a > b) return a
  return b
}
