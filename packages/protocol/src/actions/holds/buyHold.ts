import { encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { holdsAbi } from '../../generated/holdsAbi.ts'
import { type HoldOrder, readHoldQuote } from '../../read/readHoldQuote.ts'
import { readShareTokens } from '../../read/readShareTokens.ts'
import { senderOf } from '../../senderOf.ts'
import { amountText } from '../../transaction/amountText.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** An order for a firm price. */
export interface HoldPurchase extends HoldOrder {
  /** Least that the ticket is to pay, cash units; 0.5 % below the present offer when left out. */
  readonly minimumPaid?: bigint
  /** Most that it may cost, cash units; 2 % above the present offer when left out. */
  readonly maximumPremium?: bigint
}

/** A firm price that was bought. */
export interface HoldBought {
  readonly ticket: bigint
  /** Cash units: value at the bid, what it will pay, what it cost. */
  readonly gross: bigint
  readonly paid: bigint
  readonly premium: bigint
  /** Unix seconds, included. */
  readonly until: bigint
}

/** Buys a firm price of the desk for shares that the client holds; they stay with it. */
export async function buyHold(
  context: Context,
  order: HoldPurchase,
): Promise<PreparedTransaction<HoldBought>> {
  const holds = addressOf(context, 'Holds')
  const holder = senderOf(context).account.address
  const { share, cash } = await readShareTokens(context, order.share)
  const offer = await readHoldQuote(context, order)
  const minimumPaid = order.minimumPaid ?? (offer.paid * 995n) / 1000n
  const maximumPremium = order.maximumPremium ?? (offer.premium * 102n + 99n) / 100n
  return prepare(context, {
    unit: cash,
    title: `Buy a firm price for ${amountText(order.amount, share)}`,
    address: holds,
    data: encodeFunctionData({
      abi: holdsAbi,
      functionName: 'buy',
      args: [order.share, order.amount, order.until, minimumPaid, maximumPremium],
    }),
    allowances: [{ token: cash, spender: holds, amount: maximumPremium }],
    watches: [balanceWatch(cash, holder, 'of the holder'), balanceWatch(cash, holds, 'set aside')],
    result: (logs) => {
      const { ticket, gross, paid, premium, until } = findEvent(holdsAbi, 'Held', logs)
      return { ticket, gross, paid, premium, until }
    },
  })
}
