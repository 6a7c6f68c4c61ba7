import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { shareAbi } from '../../generated/shareAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** Sends the client's future income of a share to another account. */
export async function setIncomeReceiver(
  context: Context,
  share: Address,
  receiver: Address,
): Promise<PreparedTransaction> {
  return prepare(context, {
    title: `Send the income of the share to ${receiver}`,
    address: share,
    data: encodeFunctionData({ abi: shareAbi, functionName: 'setIncomeReceiver', args: [receiver] }),
    result: () => undefined,
  })
}
