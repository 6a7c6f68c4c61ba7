import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { poolsAbi } from '../../generated/poolsAbi.ts'
import { readToken } from '../../read/readToken.ts'
import { senderOf } from '../../senderOf.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** Pays what the registry has credited the client's account with: a bond given back, a finder's reward. */
export async function withdrawRegistryCredit(
  context: Context,
  cash: Address,
  receiver?: Address,
): Promise<PreparedTransaction<{ readonly cash: bigint }>> {
  const token = await readToken(context, cash)
  const to = receiver ?? senderOf(context).account.address
  return prepare(context, {
    title: 'Withdraw what the registry owes this account',
    address: addressOf(context, 'Pools'),
    data: encodeFunctionData({ abi: poolsAbi, functionName: 'withdraw', args: [cash, to] }),
    watches: [balanceWatch(token, to, 'of the receiver')],
    result: (logs) => ({ cash: findEvent(poolsAbi, 'Withdrawn', logs).amount }),
  })
}
