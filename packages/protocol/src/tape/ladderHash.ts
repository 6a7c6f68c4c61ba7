import { type Hex, keccak256 } from 'viem'

/** The hash by which the chain knows a ladder. */
export function ladderHash(ladder: Uint8Array): Hex {
  return keccak256(ladder)
}
