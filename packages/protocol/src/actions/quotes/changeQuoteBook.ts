import { type Address, encodeFunctionData, type Log, parseEventLogs } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { quotesAbi } from '../../generated/quotesAbi.ts'
import { readShareTokens } from '../../read/readShareTokens.ts'
import { senderOf } from '../../senderOf.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** Shares and cash that go into a maker's book, or come out of it. */
export interface QuoteBookChange {
  readonly share: Address
  readonly shares: bigint
  readonly cash: bigint
}

/** What comes out of a maker's book. */
export interface QuoteBookExit extends QuoteBookChange {
  /** A lost wallet that was recovered to the client's account; that account itself when left out. */
  readonly maker?: Address
  /** Of the cash; the client's account when left out. */
  readonly receiver?: Address
}

/** Puts shares and cash into the client's book. */
export async function depositQuote(context: Context, change: QuoteBookChange): Promise<PreparedTransaction> {
  const { share, cash } = await readShareTokens(context, change.share)
  const address = addressOf(context, 'Quotes')
  const maker = senderOf(context).account.address
  return prepare(context, {
    unit: cash,
    title: `Put shares and cash behind the quotes for ${share.symbol}`,
    address,
    data: encodeFunctionData({
      abi: quotesAbi,
      functionName: 'deposit',
      args: [change.share, change.shares, change.cash],
    }),
    allowances: [
      { token: share, spender: address, amount: change.shares },
      { token: cash, spender: address, amount: change.cash },
    ].filter(({ amount }) => amount > 0n),
    watches: [balanceWatch(share, maker, 'of the maker'), balanceWatch(cash, maker, 'of the maker')],
    result: () => undefined,
  })
}

/** Takes shares and cash out of the client's book: always possible, but for shares of who may not hold them. */
export async function withdrawQuote(context: Context, exit: QuoteBookExit): Promise<PreparedTransaction> {
  const { share, cash } = await readShareTokens(context, exit.share)
  const account = senderOf(context).account.address
  const receiver = exit.receiver ?? account
  return prepare(context, {
    unit: cash,
    title: `Take shares and cash from behind the quotes for ${share.symbol}`,
    address: addressOf(context, 'Quotes'),
    data: encodeFunctionData({
      abi: quotesAbi,
      functionName: 'withdraw',
      args: [exit.share, exit.maker ?? account, exit.shares, exit.cash, receiver],
    }),
    watches: [balanceWatch(share, account, 'of the maker'), balanceWatch(cash, receiver, 'of the receiver')],
    result: () => undefined,
  })
}

/** Pays the client the income of the shares in its book. */
export async function collectQuote(
  context: Context,
  address: Address,
): Promise<PreparedTransaction<{ readonly paid: bigint }>> {
  const { share, cash } = await readShareTokens(context, address)
  const maker = senderOf(context).account.address
  return prepare(context, {
    unit: cash,
    title: `Collect the income of ${share.symbol} behind the quotes`,
    address: addressOf(context, 'Quotes'),
    data: encodeFunctionData({ abi: quotesAbi, functionName: 'collect', args: [address, maker, maker] }),
    watches: [balanceWatch(cash, maker, 'of the maker')],
    result: (logs) => {
      const events = parseEventLogs({ abi: quotesAbi, eventName: 'QuotesIncomePaid', logs: logs as Log[] })
      return { paid: events.reduce((sum, { args }) => sum + args.amount, 0n) }
    },
  })
}
