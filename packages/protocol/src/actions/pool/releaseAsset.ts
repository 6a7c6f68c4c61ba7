import { type Address, encodeFunctionData, type Hex } from 'viem'
import type { Context } from '../../context.ts'
import { poolAbi } from '../../generated/poolAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** Takes an asset off the book and frees its collateral: the valuer, or anyone once the pool is over. */
export async function releaseAsset(
  context: Context,
  pool: Address,
  collateralKey: Hex,
): Promise<PreparedTransaction> {
  return prepare(context, {
    title: 'Take an asset off the book and free its collateral',
    address: pool,
    data: encodeFunctionData({ abi: poolAbi, functionName: 'releaseAsset', args: [collateralKey] }),
    result: () => undefined,
  })
}
