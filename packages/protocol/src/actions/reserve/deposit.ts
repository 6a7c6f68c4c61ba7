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

/**
 * Lends cash to the reserve that pays those who leave.
 * @param amount cash units
 * @param receiver of the reserve's shares; the client's account when left out
 */
export async function deposit(
  context: Context,
  amount: bigint,
  receiver: Address = senderOf(context).account.address,
): Promise<PreparedTransaction<{ readonly shares: bigint }>> {
  const { reserve, cash } = await readReserveTokens(context)
  return prepare(context, {
    unit: cash,
    title: `Bring ${amountText(amount, cash)} into the reserve`,
    address: reserve.address,
    data: encodeFunctionData({ abi: reserveAbi, functionName: 'deposit', args: [amount, receiver] }),
    allowances: [{ token: cash, spender: reserve.address, amount }],
    watches: [
      balanceWatch(cash, senderOf(context).account.address, 'of the provider'),
      balanceWatch(reserve, receiver, 'of the receiver'),
    ],
    result: (logs) => ({ shares: findEvent(reserveAbi, 'Deposit', logs).shares }),
  })
}
