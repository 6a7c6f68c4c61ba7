import { ArgumentError } from '@specie/units'
import { type Address, encodeAbiParameters, encodeFunctionData, type Log, parseEventLogs } from 'viem'
import { encodeFills } from '../../block/encodeFills.ts'
import { fillCash } from '../../block/fillCash.ts'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { blockAbi } from '../../generated/blockAbi.ts'
import { shareAbi } from '../../generated/shareAbi.ts'
import { readShareTokens } from '../../read/readShareTokens.ts'
import { senderOf } from '../../senderOf.ts'
import type { BlockFill } from '../../signatures/blockQuote.ts'
import { amountText } from '../../transaction/amountText.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { EventLog, PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** Quotes that are to be settled together. */
export interface BlockSettlement {
  readonly share: Address
  /** One side: all their makers buy, or all sell. */
  readonly fills: readonly BlockFill[]
  /** Cash units: the least of a sale, the most of a purchase; what the quotes come to when left out. */
  readonly limit?: bigint
  /** Of cash or shares; the client's account when left out. */
  readonly receiver?: Address
}

/** A block trade that was made: share units and cash units. */
export interface BlockSettled {
  readonly shares: bigint
  readonly cash: bigint
  readonly legs: readonly {
    readonly maker: Address
    readonly nonce: bigint
    readonly shares: bigint
    readonly cash: bigint
  }[]
}

/**
 * Settles signed quotes as the taker that they name: all legs or none. A sale needs no approval (the shares are sent with
 * the quotes); a purchase allows the contract to take the cash.
 * @throws ArgumentError without quotes, or with quotes of both sides
 */
export async function settleBlock(
  context: Context,
  settlement: BlockSettlement,
): Promise<PreparedTransaction<BlockSettled>> {
  const { fills } = settlement
  const selling = fills[0]?.quote.buys
  if (selling === undefined) throw new ArgumentError('fills', fills.length, 'at least one quote')
  if (fills.some(({ quote }) => quote.buys !== selling)) {
    throw new ArgumentError('fills', 'quotes to buy and to sell', 'quotes of one side')
  }
  const block = addressOf(context, 'Block')
  const taker = senderOf(context).account.address
  const receiver = settlement.receiver ?? taker
  const { share, cash } = await readShareTokens(context, settlement.share)
  const amount = fills.reduce((total, fill) => total + fill.shares, 0n)
  const comesTo = fills.reduce(
    (total, { shares, quote }) => total + fillCash(shares, quote.price, selling),
    0n,
  )
  const limit = settlement.limit ?? comesTo
  const plan = {
    unit: cash,
    title: `${selling ? 'Sell' : 'Buy'} ${amountText(amount, share)} in a block`,
    watches: [
      balanceWatch(share, selling ? taker : receiver, selling ? 'of the seller' : 'of the receiver'),
      balanceWatch(cash, selling ? receiver : taker, selling ? 'of the receiver' : 'of the buyer'),
    ],
    result: settledIn,
  }
  if (!selling) {
    const args = [share.address, fills, limit, receiver] as const
    const data = encodeFunctionData({ abi: blockAbi, functionName: 'buy', args })
    return prepare(context, {
      ...plan,
      address: block,
      data,
      allowances: [{ token: cash, spender: block, amount: limit }],
    })
  }
  const order = encodeAbiParameters(
    [{ type: 'address' }, { type: 'address' }, { type: 'uint256' }, { type: 'bytes' }],
    [taker, receiver, limit, encodeFills(fills)],
  )
  const args = [block, amount, order] as const
  const data = encodeFunctionData({ abi: shareAbi, functionName: 'transferAndCall', args })
  return prepare(context, { ...plan, address: share.address, data })
}

function settledIn(logs: readonly EventLog[]): BlockSettled {
  const events = parseEventLogs({ abi: blockAbi, eventName: 'BlockTraded', logs: logs as Log[] })
  const legs = events.map(({ args: { maker, nonce, shares, cash } }) => ({ maker, nonce, shares, cash }))
  return {
    shares: legs.reduce((total, leg) => total + leg.shares, 0n),
    cash: legs.reduce((total, leg) => total + leg.cash, 0n),
    legs,
  }
}
