import type { Hex, PublicClient } from 'viem'

/** The block that a figure was read at. */
export interface BlockReference {
  readonly number: bigint
  readonly hash: Hex
  /** Unix seconds. */
  readonly timestamp: bigint
}

/** The newest block, or the one with the given number. */
export async function readBlock(reader: PublicClient, number?: bigint): Promise<BlockReference> {
  const block = await reader.getBlock(number === undefined ? { blockTag: 'latest' } : { blockNumber: number })
  return { number: block.number!, hash: block.hash!, timestamp: block.timestamp }
}
