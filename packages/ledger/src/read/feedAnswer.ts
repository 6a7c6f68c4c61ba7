import type { Hex } from 'viem'

/** The number that a feed's word holds; null for a curve, which is packed. */
export function feedAnswer(kind: string, data: Hex): bigint | null {
  return kind === 'curve' ? null : BigInt.asIntN(256, BigInt(data))
}
