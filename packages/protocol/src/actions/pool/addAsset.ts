import { type Address, encodeFunctionData, type Hex } from 'viem'
import type { Context } from '../../context.ts'
import { poolAbi } from '../../generated/poolAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** A single large asset. */
export interface Asset {
  /** From `collateralKey`. */
  readonly collateralKey: Hex
  /** Hash of the loan's and the security's documents. */
  readonly documentHash: Hex
  /** Cash units. */
  readonly principal: bigint
  /** 1e-9 a year. */
  readonly rate: number
  /** Unix seconds. */
  readonly maturity: number
}

/** Puts a single asset on the book and occupies its collateral for all pools. Only the issuer. */
export async function addAsset(context: Context, pool: Address, asset: Asset): Promise<PreparedTransaction> {
  const { collateralKey, documentHash, principal, rate, maturity } = asset
  return prepare(context, {
    title: 'Put an asset on the book and pledge its collateral',
    address: pool,
    data: encodeFunctionData({
      abi: poolAbi,
      functionName: 'addAsset',
      args: [collateralKey, documentHash, principal, rate, maturity],
    }),
    result: () => undefined,
  })
}
