import { type AbiParameter, encodeAbiParameters, type Hex } from 'viem'
import { blockAbi } from '../generated/blockAbi.ts'
import type { BlockFill } from '../signatures/blockQuote.ts'

const FILLS = blockAbi.find((item) => item.type === 'function' && item.name === 'buy')?.inputs?.[1]

/** The legs of a block trade as the contract, and a leg of the exits, take them: abi.encode(Fill[]). */
export function encodeFills(fills: readonly BlockFill[]): Hex {
  return encodeAbiParameters([FILLS as AbiParameter], [fills])
}
