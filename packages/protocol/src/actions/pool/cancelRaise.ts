import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { poolAbi } from '../../generated/poolAbi.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** Ends the attempt, so that investors are refunded: the issuer at any time, anyone once the raise has failed. */
export async function cancelRaise(
  context: Context,
  pool: Address,
): Promise<PreparedTransaction<{ readonly raised: bigint }>> {
  return prepare(context, {
    title: 'Cancel the raise',
    address: pool,
    data: encodeFunctionData({ abi: poolAbi, functionName: 'cancel' }),
    result: (logs) => findEvent(poolAbi, 'RefundingStarted', logs),
  })
}
