import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { poolAbi } from '../../generated/poolAbi.ts'
import { readPoolTokens } from '../../read/readPoolTokens.ts'
import { trancheShare } from '../../read/trancheShare.ts'
import { senderOf } from '../../senderOf.ts'
import { amountText } from '../../transaction/amountText.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/**
 * Burns shares of a raise that was cancelled, at par.
 * @param order `amount` in share units; `receiver` of the cash is the client's account when left out
 */
export async function refund(
  context: Context,
  pool: Address,
  order: { readonly tranche: number; readonly amount: bigint; readonly receiver?: Address },
): Promise<PreparedTransaction<{ readonly cash: bigint }>> {
  const tokens = await readPoolTokens(context, pool)
  const share = trancheShare(tokens, order.tranche)
  const holder = senderOf(context).account.address
  const receiver = order.receiver ?? holder
  return prepare(context, {
    unit: tokens.cash,
    title: `Take back ${amountText(order.amount, share)} for their price`,
    address: pool,
    data: encodeFunctionData({
      abi: poolAbi,
      functionName: 'refund',
      args: [BigInt(order.tranche), order.amount, receiver],
    }),
    watches: [
      balanceWatch(share, holder, 'of the holder'),
      balanceWatch(tokens.cash, receiver, 'of the receiver'),
    ],
    result: (logs) => ({ cash: findEvent(poolAbi, 'Refunded', logs).amount }),
  })
}
