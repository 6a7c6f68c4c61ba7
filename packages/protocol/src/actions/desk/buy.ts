import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { explainError } from '../../errors/explainError.ts'
import { deskAbi } from '../../generated/deskAbi.ts'
import { readShareTokens } from '../../read/readShareTokens.ts'
import { senderOf } from '../../senderOf.ts'
import { amountText } from '../../transaction/amountText.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** An order for the desk's inventory. */
export interface BuyOrder {
  readonly share: Address
  /** Share units. */
  readonly amount: bigint
  /** Cash units; 0.5 % above the present cost when left out. */
  readonly maximumCost?: bigint
  /** A verified wallet; the client's account when left out. */
  readonly receiver?: Address
}

/** Buys shares from the desk's inventory at the ask. */
export async function buy(
  context: Context,
  order: BuyOrder,
): Promise<PreparedTransaction<{ readonly cost: bigint }>> {
  const desk = addressOf(context, 'Desk')
  const buyer = senderOf(context).account.address
  const receiver = order.receiver ?? buyer
  const { share, cash } = await readShareTokens(context, order.share)
  const maximumCost = order.maximumCost ?? (await presentMaximum(context, order))
  return prepare(context, {
    unit: cash,
    title: `Buy ${amountText(order.amount, share)} from the desk`,
    address: desk,
    data: encodeFunctionData({
      abi: deskAbi,
      functionName: 'buy',
      args: [order.share, order.amount, maximumCost, receiver],
    }),
    allowances: [{ token: cash, spender: desk, amount: maximumCost }],
    watches: [
      balanceWatch(cash, buyer, 'of the buyer'),
      balanceWatch(share, receiver, 'of the receiver'),
      balanceWatch(share, desk, 'of the desk'),
    ],
    result: (logs) => ({ cost: findEvent(deskAbi, 'Bought', logs).cost }),
  })
}

async function presentMaximum(context: Context, { share, amount }: BuyOrder): Promise<bigint> {
  const cost = await context.reader
    .readContract({
      address: addressOf(context, 'Desk'),
      abi: deskAbi,
      functionName: 'costOf',
      args: [share, amount],
    })
    .catch(explainError)
  return (cost * 1005n + 999n) / 1000n
}
