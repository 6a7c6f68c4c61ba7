import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { poolAbi } from '../../generated/poolAbi.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** Opens the raise once the first report is confirmed and the servicer's bond is at stake. Anyone. */
export async function startRaising(
  context: Context,
  pool: Address,
): Promise<PreparedTransaction<{ readonly ends: bigint; readonly minimum: bigint }>> {
  return prepare(context, {
    title: 'Open the raise',
    address: pool,
    data: encodeFunctionData({ abi: poolAbi, functionName: 'startRaising' }),
    result: (logs) => findEvent(poolAbi, 'RaisingStarted', logs),
  })
}
