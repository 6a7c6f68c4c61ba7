import { type Address, encodeAbiParameters, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { shareAbi } from '../../generated/shareAbi.ts'
import { windowsAbi } from '../../generated/windowsAbi.ts'
import { readShareTokens } from '../../read/readShareTokens.ts'
import { windowsOf } from '../../read/windowsOf.ts'
import { senderOf } from '../../senderOf.ts'
import { amountText } from '../../transaction/amountText.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** An order to a share's windows. */
export interface RedemptionOrder {
  /** Share units. */
  readonly amount: bigint
  /** Window to wait for; the first that is open when left out. A later one gives more notice and costs less. */
  readonly window?: number
  /** Who can cancel and claim; the client's account when left out. Its wallet must be admitted. */
  readonly controller?: Address
}

/** An order that was placed. */
export interface RedemptionOrdered {
  readonly window: number
  readonly shares: bigint
  /** Share units less the fee for the notice given. */
  readonly weight: bigint
}

/** Hands in shares for a window, in one message without an allowance. */
export async function requestRedemption(
  context: Context,
  share: Address,
  order: RedemptionOrder,
): Promise<PreparedTransaction<RedemptionOrdered>> {
  const seller = senderOf(context).account.address
  const [windows, tokens] = await Promise.all([windowsOf(context, share), readShareTokens(context, share)])
  const instructions = encodeAbiParameters(
    [{ type: 'uint256' }, { type: 'address' }],
    [BigInt(order.window ?? 0), order.controller ?? seller],
  )
  return prepare(context, {
    unit: tokens.cash,
    title: `Order the redemption of ${amountText(order.amount, tokens.share)}`,
    address: share,
    data: encodeFunctionData({
      abi: shareAbi,
      functionName: 'transferAndCall',
      args: [windows, order.amount, instructions],
    }),
    watches: [
      balanceWatch(tokens.share, seller, 'of the holder'),
      balanceWatch(tokens.share, windows, 'that wait'),
    ],
    result: (logs) => {
      const { window, shares, weight } = findEvent(windowsAbi, 'Requested', logs)
      return { window: Number(window), shares, weight }
    },
  })
}
