import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { marketAbi } from '../../generated/marketAbi.ts'
import { type MarketOrder, readMarketQuote } from '../../read/readMarketQuote.ts'
import { readShareTokens } from '../../read/readShareTokens.ts'
import { senderOf } from '../../senderOf.ts'
import { amountText } from '../../transaction/amountText.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** An order to the market that is to be carried out. */
export interface MarketTrade extends MarketOrder {
  /** What must be got for the whole amount, in proportion for a part; 0.5 % below the present quote when left out. */
  readonly minimum?: bigint
  /** Takes a part when the band cannot fill all; otherwise all or nothing. */
  readonly partly?: boolean
  /** Of what is got; the client's account when left out. */
  readonly receiver?: Address
}

/** A trade that was made: share units and cash units by its side. */
export interface MarketTraded {
  readonly given: bigint
  readonly got: bigint
  /** Pips of `given`. */
  readonly fee: bigint
}

const SLIPPAGE = 995n

/** Sells shares for cash, or buys shares for cash, in the share's Uniswap pool within the band around its NAV. */
export async function tradeOnMarket(
  context: Context,
  trade: MarketTrade,
): Promise<PreparedTransaction<MarketTraded>> {
  const address = addressOf(context, 'Market')
  const trader = senderOf(context).account.address
  const receiver = trade.receiver ?? trader
  const { share, cash } = await readShareTokens(context, trade.share)
  const minimum = trade.minimum ?? (await presentMinimum(context, trade))
  const selling = trade.side === 'sell'
  const given = selling ? share : cash
  const least = trade.partly === true ? 0n : trade.amount
  return prepare(context, {
    unit: cash,
    title: selling
      ? `Sell ${amountText(trade.amount, share)} on the market`
      : `Buy ${share.symbol} for ${amountText(trade.amount, cash)} on the market`,
    address,
    data: encodeFunctionData({
      abi: marketAbi,
      functionName: trade.side,
      args: [trade.share, trade.amount, minimum, least, receiver],
    }),
    allowances: [{ token: given, spender: address, amount: trade.amount }],
    watches: [
      balanceWatch(given, trader, selling ? 'of the seller' : 'of the buyer'),
      balanceWatch(selling ? cash : share, receiver, 'of the receiver'),
    ],
    result: (logs) => {
      const { given: paid, got, fee } = findEvent(marketAbi, 'Traded', logs)
      return { given: paid, got, fee }
    },
  })
}

/** The present quote less the slippage, brought up to the whole amount when only a part would be filled. */
async function presentMinimum(context: Context, trade: MarketTrade): Promise<bigint> {
  const { given, got } = await readMarketQuote(context, trade)
  return given === 0n ? 0n : (got * trade.amount * SLIPPAGE) / (given * 1000n)
}
