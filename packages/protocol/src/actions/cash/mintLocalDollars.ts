import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { localDollarAbi } from '../../generated/localDollarAbi.ts'
import { readToken } from '../../read/readToken.ts'
import { amountText } from '../../transaction/amountText.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** Makes local dollars for anybody; local chains only. */
export async function mintLocalDollars(
  context: Context,
  receiver: Address,
  amount: bigint,
): Promise<PreparedTransaction> {
  const dollar = await readToken(context, addressOf(context, 'LocalDollar'))
  return prepare(context, {
    title: `Make ${amountText(amount, dollar)}`,
    address: dollar.address,
    data: encodeFunctionData({ abi: localDollarAbi, functionName: 'mint', args: [receiver, amount] }),
    watches: [balanceWatch(dollar, receiver, 'of the receiver')],
    result: () => undefined,
  })
}
