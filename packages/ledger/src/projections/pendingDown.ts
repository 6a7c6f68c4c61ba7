/** Fraction bits of a share's income index. */
const SCALE_BITS = 96n

/**
 * Cash units that a balance earned while the token's income index rose, rounded down (`Income.pendingDown`).
 * @param balance share units
 * @param index cash units a share unit, times 2^96
 */
export function pendingDown(balance: bigint, index: bigint, settled: bigint): bigint {
  return (balance * (index - settled)) >> SCALE_BITS
}
