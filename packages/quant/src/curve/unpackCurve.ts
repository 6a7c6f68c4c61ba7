import { ArgumentError } from '@specie/units'
import type { Curve } from './Curve.ts'

/**
 * The curve in a feed's 256-bit word; inverse of `packCurve`.
 * @throws ArgumentError when the word is negative or longer than 256 bits.
 */
export function unpackCurve(word: bigint): Curve {
  if (word < 0n || word >> 256n !== 0n) throw new ArgumentError('word', word, 'a 256-bit word')
  return {
    day: Number(word >> 240n),
    forwards: Array.from({ length: 10 }, (_, j) => Number(BigInt.asIntN(24, word >> BigInt(24 * j)))),
  }
}
