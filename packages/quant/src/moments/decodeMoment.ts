import { ArgumentError } from '@specie/units'
import type { Moment } from './Moment.ts'

/**
 * One bucket's moments from its word; inverse of `encodeMoment`.
 * @throws ArgumentError when the word is negative or longer than 256 bits.
 */
export function decodeMoment(word: bigint): Moment {
  if (word < 0n || word >> 256n !== 0n) throw new ArgumentError('word', word, 'a 256-bit word')
  return {
    presentValue: word >> 176n,
    exposure: BigInt.asUintN(72, word >> 104n),
    mean: BigInt.asUintN(40, word >> 64n),
    variance: BigInt.asUintN(40, word >> 24n),
    forward: Number(BigInt.asIntN(24, word)),
  }
}
