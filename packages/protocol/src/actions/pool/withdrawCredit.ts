import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { poolAbi } from '../../generated/poolAbi.ts'
import { readPoolTokens } from '../../read/readPoolTokens.ts'
import { senderOf } from '../../senderOf.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch, creditWatch } from '../../transaction/watches.ts'

/** Pays what the pool has credited the client's account with: fees, or the price of the portfolio. */
export async function withdrawCredit(
  context: Context,
  pool: Address,
  receiver?: Address,
): Promise<PreparedTransaction<{ readonly cash: bigint }>> {
  const { cash } = await readPoolTokens(context, pool)
  const party = senderOf(context).account.address
  const to = receiver ?? party
  return prepare(context, {
    unit: cash,
    title: 'Withdraw what the pool owes this account',
    address: pool,
    data: encodeFunctionData({ abi: poolAbi, functionName: 'withdraw', args: [to] }),
    watches: [creditWatch(pool, cash, party, 'of this account'), balanceWatch(cash, to, 'of the receiver')],
    result: (logs) => ({ cash: findEvent(poolAbi, 'Withdrawn', logs).amount }),
  })
}
