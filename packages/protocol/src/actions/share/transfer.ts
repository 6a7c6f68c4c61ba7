import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { shareAbi } from '../../generated/shareAbi.ts'
import { readToken } from '../../read/readToken.ts'
import { senderOf } from '../../senderOf.ts'
import { amountText } from '../../transaction/amountText.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** Sends shares to another holder, if the rules let both. */
export async function transfer(
  context: Context,
  share: Address,
  order: { readonly to: Address; readonly amount: bigint },
): Promise<PreparedTransaction> {
  const token = await readToken(context, share)
  return prepare(context, {
    unit: token,
    title: `Send ${amountText(order.amount, token)} to ${order.to}`,
    address: share,
    data: encodeFunctionData({ abi: shareAbi, functionName: 'transfer', args: [order.to, order.amount] }),
    watches: [
      balanceWatch(token, senderOf(context).account.address, 'of the sender'),
      balanceWatch(token, order.to, 'of the receiver'),
    ],
    result: () => undefined,
  })
}
