import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { shareAbi } from '../../generated/shareAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** Appoints an agent of a share, or dismisses it. The transfer agent. */
export async function setAgent(
  context: Context,
  share: Address,
  agent: Address,
  appointed = true,
): Promise<PreparedTransaction> {
  return prepare(context, {
    title: `${appointed ? 'Appoint' : 'Dismiss'} ${agent} as an agent of the share`,
    address: share,
    data: encodeFunctionData({
      abi: shareAbi,
      functionName: appointed ? 'addAgent' : 'removeAgent',
      args: [agent],
    }),
    result: () => undefined,
  })
}
