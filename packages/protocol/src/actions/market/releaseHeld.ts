import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { marketAbi } from '../../generated/marketAbi.ts'
import { readShareTokens } from '../../read/readShareTokens.ts'
import { senderOf } from '../../senderOf.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** Takes out shares and cash that the market holds for the client's account because it could not receive them. */
export async function releaseHeld(
  context: Context,
  address: Address,
  shares: bigint,
): Promise<PreparedTransaction> {
  const { share, cash } = await readShareTokens(context, address)
  const owner = senderOf(context).account.address
  return prepare(context, {
    unit: cash,
    title: `Take out what the market holds of ${share.symbol}`,
    address: addressOf(context, 'Market'),
    data: encodeFunctionData({
      abi: marketAbi,
      functionName: 'release',
      args: [address, owner, shares, owner],
    }),
    watches: [balanceWatch(share, owner, 'of the owner'), balanceWatch(cash, owner, 'of the owner')],
    result: () => undefined,
  })
}
