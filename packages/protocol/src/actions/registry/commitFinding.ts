import { encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { poolsAbi } from '../../generated/poolsAbi.ts'
import { senderOf } from '../../senderOf.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { commitmentOf, type Finding } from './finding.ts'

/** Announces a finding without showing it. It can be proven from the next block on, for a day. Anyone. */
export async function commitFinding(context: Context, finding: Finding): Promise<PreparedTransaction> {
  const commitment = commitmentOf(senderOf(context).account.address, finding)
  return prepare(context, {
    title: 'Announce a double pledge',
    address: addressOf(context, 'Pools'),
    data: encodeFunctionData({ abi: poolsAbi, functionName: 'commit', args: [commitment] }),
    result: () => undefined,
  })
}
