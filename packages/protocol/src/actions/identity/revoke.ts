import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { identityAbi } from '../../generated/identityAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/**
 * Takes claims away at once, or ends the identity's validity when no claims are named. The issuer that vouches, or the
 * role `registrar`.
 */
export async function revoke(
  context: Context,
  wallet: Address,
  claims?: bigint,
): Promise<PreparedTransaction> {
  return prepare(context, {
    title: claims === undefined ? `End the identity of ${wallet}` : `Take claims away from ${wallet}`,
    address: addressOf(context, 'Identity'),
    data:
      claims === undefined
        ? encodeFunctionData({ abi: identityAbi, functionName: 'expire', args: [wallet] })
        : encodeFunctionData({ abi: identityAbi, functionName: 'revoke', args: [wallet, claims] }),
    result: () => undefined,
  })
}
