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

/** Brings cash for a window: the client takes the shares that it redeems, and the rest back. */
export async function fundWindow(
  context: Context,
  share: Address,
  window: number,
  amount: bigint,
): Promise<PreparedTransaction> {
  const funder = senderOf(context).account.address
  const [address, tokens] = await Promise.all([windowsOf(context, share), readShareTokens(context, share)])
  return prepare(context, {
    unit: tokens.cash,
    title: `Bring ${amountText(amount, tokens.cash)} for window ${window} of ${tokens.share.symbol}`,
    address,
    data: encodeFunctionData({ abi: windowsAbi, functionName: 'fund', args: [BigInt(window), amount] }),
    allowances: [{ token: tokens.cash, spender: address, amount }],
    watches: [balanceWatch(tokens.cash, funder, 'of the funder')],
    result: () => undefined,
  })
}

/** Takes cash back that was brought for a window, until its cut-off. */
export async function withdrawFunding(
  context: Context,
  share: Address,
  window: number,
  amount: bigint,
  receiver: Address = senderOf(context).account.address,
): Promise<PreparedTransaction> {
  const [address, tokens] = await Promise.all([windowsOf(context, share), readShareTokens(context, share)])
  return prepare(context, {
    unit: tokens.cash,
    title: `Take ${amountText(amount, tokens.cash)} back from window ${window}`,
    address,
    data: encodeFunctionData({
      abi: windowsAbi,
      functionName: 'withdrawFunding',
      args: [BigInt(window), amount, receiver],
    }),
    watches: [balanceWatch(tokens.cash, receiver, 'of the receiver')],
    result: () => undefined,
  })
}

/** What of a settled window's is fetched: the shares that the client's cash redeemed, or the cash left over. */
export type FundingShare = 'shares' | 'refund'

/** Fetches what a settled window owes the client for the cash it brought. Shares need an admitted wallet. */
export async function takeFunding(
  context: Context,
  share: Address,
  window: number,
  what: FundingShare,
  receiver: Address = senderOf(context).account.address,
): Promise<PreparedTransaction<{ readonly shares: bigint; readonly cash: bigint }>> {
  const [address, tokens] = await Promise.all([windowsOf(context, share), readShareTokens(context, share)])
  const token = what === 'shares' ? tokens.share : tokens.cash
  return prepare(context, {
    unit: tokens.cash,
    title: `Fetch the ${token.symbol} that window ${window} owes`,
    address,
    data: encodeFunctionData({
      abi: windowsAbi,
      functionName: what === 'shares' ? 'takeShares' : 'takeRefund',
      args: [BigInt(window), receiver],
    }),
    watches: [balanceWatch(token, receiver, 'of the receiver')],
    result: (logs) => {
      const { shares, cash } = findEvent(windowsAbi, 'Collected', logs)
      return { shares, cash }
    },
  })
}
