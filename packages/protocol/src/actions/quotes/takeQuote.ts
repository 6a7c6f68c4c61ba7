import { type Address, encodeAbiParameters, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { quotesAbi } from '../../generated/quotesAbi.ts'
import { shareAbi } from '../../generated/shareAbi.ts'
import { type QuoteOrder, readQuoteOffer } from '../../read/readQuoteOffer.ts'
import { readShareTokens } from '../../read/readShareTokens.ts'
import { senderOf } from '../../senderOf.ts'
import { amountText } from '../../transaction/amountText.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { EventLog, PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** An order against a maker's resting quote that is to be carried out. */
export interface QuoteTrade extends QuoteOrder {
  /**
   * Cash units for the whole amount, in proportion for a part: the least of a sale, the most of a purchase; 0.5 % from
   * the present quote when left out.
   */
  readonly limit?: bigint
  /** Takes a part when the book cannot fill all; otherwise all or nothing. */
  readonly partly?: boolean
  /** Of what is got; the client's account when left out. */
  readonly receiver?: Address
}

/** A trade that was made: share units and cash units. */
export interface QuoteTraded {
  readonly filled: bigint
  readonly cash: bigint
}

/**
 * Sells to, or buys from, one maker's resting quote. A whole sale goes in one message without an allowance (the shares
 * are sent with the order).
 */
export async function takeQuote(
  context: Context,
  trade: QuoteTrade,
): Promise<PreparedTransaction<QuoteTraded>> {
  const quotes = addressOf(context, 'Quotes')
  const taker = senderOf(context).account.address
  const receiver = trade.receiver ?? taker
  const { share, cash } = await readShareTokens(context, trade.share)
  const limit = trade.limit ?? (await presentLimit(context, trade))
  const selling = trade.side === 'sell'
  const plan = {
    unit: cash,
    title: `${selling ? 'Sell' : 'Buy'} ${amountText(trade.amount, share)} ${selling ? 'to' : 'from'} a maker`,
    watches: [
      balanceWatch(share, selling ? taker : receiver, selling ? 'of the seller' : 'of the receiver'),
      balanceWatch(cash, selling ? receiver : taker, selling ? 'of the receiver' : 'of the buyer'),
    ],
    result: takenIn,
  }
  if (selling && trade.partly !== true) {
    const order = encodeAbiParameters(
      [{ type: 'address' }, { type: 'uint256' }, { type: 'address' }],
      [trade.maker, limit, receiver],
    )
    return prepare(context, {
      ...plan,
      address: trade.share,
      data: encodeFunctionData({
        abi: shareAbi,
        functionName: 'transferAndCall',
        args: [quotes, trade.amount, order],
      }),
    })
  }
  const least = trade.partly === true ? 0n : trade.amount
  return prepare(context, {
    ...plan,
    address: quotes,
    data: encodeFunctionData({
      abi: quotesAbi,
      functionName: trade.side,
      args: [trade.share, trade.maker, trade.amount, limit, least, receiver],
    }),
    allowances: [
      selling
        ? { token: share, spender: quotes, amount: trade.amount }
        : { token: cash, spender: quotes, amount: limit },
    ],
  })
}

/** The present quote with half a per cent of leeway, brought up to the whole amount when only a part would be filled. */
async function presentLimit(context: Context, trade: QuoteTrade): Promise<bigint> {
  const { filled, cash } = await readQuoteOffer(context, trade)
  if (filled === 0n) return 0n
  const leeway = trade.side === 'sell' ? 995n : 1005n
  return (cash * trade.amount * leeway) / (filled * 1000n) + (trade.side === 'sell' ? 0n : 1n)
}

function takenIn(logs: readonly EventLog[]): QuoteTraded {
  const { shares, cash } = findEvent(quotesAbi, 'QuoteTaken', logs)
  return { filled: shares, cash }
}
