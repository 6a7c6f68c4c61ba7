import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { poolsAbi } from '../../generated/poolsAbi.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** Credits what is left of a bond to the servicer that posted it, once the pool is over. Anyone. */
export async function releaseBond(
  context: Context,
  pool: Address,
): Promise<PreparedTransaction<{ readonly poster: Address; readonly amount: bigint }>> {
  return prepare(context, {
    title: 'Give the bond back to the servicer',
    address: addressOf(context, 'Pools'),
    data: encodeFunctionData({ abi: poolsAbi, functionName: 'releaseBond', args: [pool] }),
    result: (logs) => {
      const { poster, amount } = findEvent(poolsAbi, 'BondReleased', logs)
      return { poster, amount }
    },
  })
}
