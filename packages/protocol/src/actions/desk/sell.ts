import { type Address, encodeAbiParameters, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { deskAbi } from '../../generated/deskAbi.ts'
import { shareAbi } from '../../generated/shareAbi.ts'
import { readQuote } from '../../read/readQuote.ts'
import { readShareTokens } from '../../read/readShareTokens.ts'
import { senderOf } from '../../senderOf.ts'
import { amountText } from '../../transaction/amountText.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { EventLog, PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** An order to the desk. */
export interface SellOrder {
  readonly share: Address
  /** Share units. */
  readonly amount: bigint
  /** Cash units for the whole amount, in proportion for a part; 0.5 % below the present quote when left out. */
  readonly minimumPaid?: bigint
  /** Takes a part when the desk cannot take all; otherwise all or nothing. */
  readonly partly?: boolean
  /** Of the cash; the client's account when left out. */
  readonly receiver?: Address
}

/** A sale that was made. */
export interface SoldToDesk {
  /** Share units taken. */
  readonly filled: bigint
  /** Cash units: value at the bid, fee, and gross less fee. */
  readonly gross: bigint
  readonly fee: bigint
  readonly paid: bigint
}

const SLIPPAGE = 995n

/**
 * Sells shares to the desk now. All or nothing goes in one message without an allowance (the shares are sent with the
 * order); a partial sale allows the desk to take them first.
 */
export async function sell(context: Context, order: SellOrder): Promise<PreparedTransaction<SoldToDesk>> {
  const desk = addressOf(context, 'Desk')
  const seller = senderOf(context).account.address
  const receiver = order.receiver ?? seller
  const { share, cash } = await readShareTokens(context, order.share)
  const minimumPaid = order.minimumPaid ?? (await presentMinimum(context, order))
  const plan = {
    unit: cash,
    title: `Sell ${amountText(order.amount, share)} to the desk`,
    watches: [balanceWatch(share, seller, 'of the seller'), balanceWatch(cash, receiver, 'of the receiver')],
    result: soldIn,
  }
  if (order.partly === true) {
    return prepare(context, {
      ...plan,
      address: desk,
      data: encodeFunctionData({
        abi: deskAbi,
        functionName: 'sell',
        args: [order.share, order.amount, minimumPaid, 0n, receiver],
      }),
      allowances: [{ token: share, spender: desk, amount: order.amount }],
    })
  }
  const instructions = encodeAbiParameters(
    [{ type: 'uint256' }, { type: 'address' }],
    [minimumPaid, receiver],
  )
  return prepare(context, {
    ...plan,
    address: order.share,
    data: encodeFunctionData({
      abi: shareAbi,
      functionName: 'transferAndCall',
      args: [desk, order.amount, instructions],
    }),
  })
}

/** The present quote less the slippage, brought up to the whole amount when only a part would be filled. */
async function presentMinimum(context: Context, { share, amount }: SellOrder): Promise<bigint> {
  const { filled, paid } = await readQuote(context, share, amount)
  return filled === 0n ? 0n : (paid * amount * SLIPPAGE) / (filled * 1000n)
}

/** What a sale came to, from its events. */
function soldIn(logs: readonly EventLog[]): SoldToDesk {
  const { filled, gross, paid } = findEvent(deskAbi, 'Sold', logs)
  return { filled, gross, fee: gross - paid, paid }
}
