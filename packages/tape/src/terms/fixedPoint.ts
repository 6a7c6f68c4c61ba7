/** Fixed-point scale of the annuity formulas: 27 digits keep a 600-instalment power exact far below a minor unit. */
export const ONE = 10n ** 27n

/** `base^exponent` in fixed point of ONE, by squaring; truncates at each step, so it is the same everywhere. */
export function fixedPower(base: bigint, exponent: number): bigint {
  let result = ONE
  let square = base
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * square) / ONE
    square = (square * square) / ONE
  }
  return result
}

/** Rate of one instalment period in ONE: nominal 1e-9 a year times months over twelve. */
export function periodicRate(rate: bigint, frequencyMonths: number): bigint {
  return (rate * BigInt(frequencyMonths) * (ONE / 1_000_000_000n)) / 12n
}

/** Integer division rounded half up, for a numerator of at least zero. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator)
}
