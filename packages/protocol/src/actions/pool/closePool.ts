import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { poolAbi } from '../../generated/poolAbi.ts'
import { readPoolTokens } from '../../read/readPoolTokens.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** What the end of a pool paid. Cash units. */
export interface Closed {
  readonly fees: bigint
  readonly tranches: readonly bigint[]
}

/** Ends a pool that winds down and is worth nothing any more: its cash goes to the tranches, for redemption. */
export async function closePool(context: Context, pool: Address): Promise<PreparedTransaction<Closed>> {
  const { cash } = await readPoolTokens(context, pool)
  return prepare(context, {
    unit: cash,
    title: 'Close the pool',
    address: pool,
    data: encodeFunctionData({ abi: poolAbi, functionName: 'close' }),
    result: (logs) => findEvent(poolAbi, 'PoolClosed', logs),
  })
}
