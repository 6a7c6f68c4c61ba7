/** The smaller of two whole numbers. */
export function minimum(a: bigint, b: bigint): bigint {
  if (a < b) return a
  return b
}
