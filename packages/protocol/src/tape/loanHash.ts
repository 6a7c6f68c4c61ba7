import { type Hex, keccak256, stringToBytes } from 'viem'

/** Hash of a loan: keccak256 of its line in the canonical tape, in UTF-8, without the line end. */
export function loanHash(canonicalLine: string): Hex {
  return keccak256(stringToBytes(canonicalLine))
}
