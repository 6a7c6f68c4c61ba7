import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { windowsAbi } from '../../generated/windowsAbi.ts'
import { readShareTokens } from '../../read/readShareTokens.ts'
import { windowsOf } from '../../read/windowsOf.ts'
import { senderOf } from '../../senderOf.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/**
 * Claims all cash that a controller has coming from a share's windows; it never expires.
 * @param receiver of the cash; the client's account when left out
 * @param controller the client's account when left out; another must have named the client its operator
 */
export async function claimRedemption(
  context: Context,
  share: Address,
  receiver: Address = senderOf(context).account.address,
  controller: Address = senderOf(context).account.address,
): Promise<PreparedTransaction<{ readonly cash: bigint }>> {
  const [address, tokens] = await Promise.all([windowsOf(context, share), readShareTokens(context, share)])
  return prepare(context, {
    unit: tokens.cash,
    title: `Claim what the windows of ${tokens.share.symbol} have paid`,
    address,
    data: encodeFunctionData({ abi: windowsAbi, functionName: 'claim', args: [controller, receiver] }),
    watches: [balanceWatch(tokens.cash, receiver, 'of the receiver')],
    result: (logs) => ({ cash: findEvent(windowsAbi, 'Claimed', logs).cash }),
  })
}
