/** Least that is given at once. */
const LEAST = 100_000n
/** Above it, gifts are whole multiples of this. */
const STEP = 10_000n

/**
 * How much play money to give to an account that lacks some: enough, and in round figures.
 * @param lacking smallest units that it is short of; zero or less when that is not known
 * @returns smallest units
 */
export function localGrant(lacking: bigint, decimals: number): bigint {
  const whole = 10n ** BigInt(decimals)
  const step = STEP * whole
  const rounded = lacking <= 0n ? 0n : ((lacking + step - 1n) / step) * step
  return rounded > LEAST * whole ? rounded : LEAST * whole
}
