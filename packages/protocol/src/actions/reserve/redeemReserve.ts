import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { reserveAbi } from '../../generated/reserveAbi.ts'
import { readReserveTokens } from '../../read/readReserveTokens.ts'
import { senderOf } from '../../senderOf.ts'
import { amountText } from '../../transaction/amountText.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** Takes announced shares out of the reserve for cash, within their window. */
export async function redeemReserve(
  context: Context,
  shares: bigint,
  receiver?: Address,
): Promise<PreparedTransaction<{ readonly cash: bigint }>> {
  const { reserve, cash } = await readReserveTokens(context)
  const owner = senderOf(context).account.address
  const to = receiver ?? owner
  return prepare(context, {
    unit: cash,
    title: `Take ${amountText(shares, reserve)} out of the reserve`,
    address: reserve.address,
    data: encodeFunctionData({ abi: reserveAbi, functionName: 'redeem', args: [shares, to, owner] }),
    watches: [balanceWatch(reserve, owner, 'of the provider'), balanceWatch(cash, to, 'of the receiver')],
    result: (logs) => ({ cash: findEvent(reserveAbi, 'Withdraw', logs).assets }),
  })
}
