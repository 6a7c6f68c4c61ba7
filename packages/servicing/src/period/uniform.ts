import { keccak256, stringToBytes } from 'viem'

/** A number in [0, 1) that is always the same for the same words, and has nothing to do with that of other words. */
export function uniform(...words: readonly string[]): number {
  return Number.parseInt(keccak256(stringToBytes(words.join('\u0000'))).slice(2, 14), 16) / 2 ** 48
}
