import type { Address } from 'viem'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { poolsAbi } from '../generated/poolsAbi.ts'

/** The pools of a registry, oldest first. */
export interface PoolList {
  readonly block: BlockReference
  readonly pools: readonly Address[]
}

/** Addresses of all pools at one block. */
export async function readPools(context: Context, blockNumber?: bigint): Promise<PoolList> {
  const block = await readBlock(context.reader, blockNumber).catch(explainError)
  const contract = { address: addressOf(context, 'Pools'), abi: poolsAbi, blockNumber: block.number } as const
  const count = await context.reader
    .readContract({ ...contract, functionName: 'poolCount' })
    .catch(explainError)
  const numbers = Array.from({ length: Number(count) }, (_, index) => BigInt(index + 1))
  const pools = await Promise.all(
    numbers.map((number) =>
      context.reader.readContract({ ...contract, functionName: 'poolAt', args: [number] }),
    ),
  ).catch(explainError)
  return { block, pools }
}
