import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { shareAbi } from '../../generated/shareAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { encodedPolicy, type SharePolicy } from '../registry/poolTerms.ts'

/**
 * Replaces who may hold a share, and when it may move; what is counted is fixed once shares exist. The transfer agent.
 * The list of countries is kept as it is, see `admitCountry`.
 */
export async function setPolicy(
  context: Context,
  share: Address,
  policy: SharePolicy,
): Promise<PreparedTransaction> {
  return prepare(context, {
    title: 'Replace the policy of the share',
    address: share,
    data: encodeFunctionData({ abi: shareAbi, functionName: 'setPolicy', args: [encodedPolicy(policy)] }),
    result: () => undefined,
  })
}
