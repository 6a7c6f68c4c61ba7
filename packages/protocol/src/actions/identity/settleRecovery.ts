import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { identityAbi } from '../../generated/identityAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/**
 * Ends a recovery: `finishRecovery` after its delay by anyone, `cancelRecovery` before that by the wallet that is said
 * to be lost or the issuer that started it.
 */
export async function settleRecovery(
  context: Context,
  lost: Address,
  how: 'finishRecovery' | 'cancelRecovery',
): Promise<PreparedTransaction> {
  return prepare(context, {
    title: `${how === 'finishRecovery' ? 'Finish' : 'Cancel'} the recovery of ${lost}`,
    address: addressOf(context, 'Identity'),
    data: encodeFunctionData({ abi: identityAbi, functionName: how, args: [lost] }),
    result: () => undefined,
  })
}
