import type { Hex } from 'viem'

/** One figure recomputed beside the chain's. */
export interface Check {
  readonly figure: string
  readonly recomputed: bigint | Hex
  readonly onChain: bigint | Hex
  readonly agrees: boolean
}

/** Compares to the unit. */
export function check(figure: string, recomputed: bigint | Hex, onChain: bigint | Hex): Check {
  return { figure, recomputed, onChain, agrees: recomputed === onChain }
}
