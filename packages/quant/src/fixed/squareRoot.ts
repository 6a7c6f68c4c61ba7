import { ArgumentError } from '@specie/units'

/**
 * The largest whole number whose square is at most `value`, by Newton's method from above.
 * @throws ArgumentError when the value is negative
 */
export function squareRoot(value: bigint): bigint {
  if (value < 0n) throw new ArgumentError('value', value, 'a number of at least 0')
  if (value < 2n) return value
  let root = 1n << (BigInt(value.toString(2).length) / 2n + 1n)
  for (;;) {
    const next = (root + value / root) >> 1n
    if (next >= root) return root
    root = next
  }
}
