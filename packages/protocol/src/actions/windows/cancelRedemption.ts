import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { windowsAbi } from '../../generated/windowsAbi.ts'
import { readShareTokens } from '../../read/readShareTokens.ts'
import { windowsOf } from '../../read/windowsOf.ts'
import { senderOf } from '../../senderOf.ts'
import { amountText } from '../../transaction/amountText.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** Takes shares of the client's order for `window` back, until the cut-off of the window it waits for. */
export async function cancelRedemption(
  context: Context,
  share: Address,
  window: number,
  amount: bigint,
  receiver: Address = senderOf(context).account.address,
): Promise<PreparedTransaction> {
  const [address, tokens] = await Promise.all([windowsOf(context, share), readShareTokens(context, share)])
  return prepare(context, {
    unit: tokens.cash,
    title: `Take ${amountText(amount, tokens.share)} back from window ${window}`,
    address,
    data: encodeFunctionData({
      abi: windowsAbi,
      functionName: 'cancel',
      args: [BigInt(window), amount, receiver],
    }),
    watches: [balanceWatch(tokens.share, receiver, 'of the receiver')],
    result: () => undefined,
  })
}

/** Takes all waiting shares of the client back at any time, once as many windows as agreed have redeemed nothing. */
export async function takeInKind(
  context: Context,
  share: Address,
  receiver: Address = senderOf(context).account.address,
): Promise<PreparedTransaction<{ readonly shares: bigint }>> {
  const [address, tokens] = await Promise.all([windowsOf(context, share), readShareTokens(context, share)])
  return prepare(context, {
    unit: tokens.cash,
    title: `Take all waiting ${tokens.share.symbol} back`,
    address,
    data: encodeFunctionData({ abi: windowsAbi, functionName: 'takeInKind', args: [receiver] }),
    watches: [balanceWatch(tokens.share, receiver, 'of the receiver')],
    result: (logs) => ({ shares: findEvent(windowsAbi, 'TakenInKind', logs).shares }),
  })
}
