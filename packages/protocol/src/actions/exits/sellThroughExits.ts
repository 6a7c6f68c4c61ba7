import { SpecieError } from '@specie/units'
import { type Address, encodeAbiParameters, encodeFunctionData, type Hex } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { blockLeg } from '../../exits/blockSources.ts'
import { type ExitFill, exitedIn } from '../../exits/exitedIn.ts'
import { type ExitLeg, encodeExitOrder } from '../../exits/exitOrder.ts'
import {
  type ExitQuestion,
  type ExitQuote,
  type QuotedPart,
  readExitQuote,
} from '../../exits/readExitQuote.ts'
import { shareAbi } from '../../generated/shareAbi.ts'
import { senderOf } from '../../senderOf.ts'
import { amountText } from '../../transaction/amountText.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** A sale over the exits of a share. */
export interface ExitSale extends ExitQuestion {
  /** Sells what can be sold and gives the rest back; otherwise all or nothing, unless the rest is queued. */
  readonly partly?: boolean
  /** Hands what nobody takes to the first open window, in the seller's name. */
  readonly queue?: boolean
  /** Cash units for all that is sold at once, in proportion for a part; 0.5 % below the quote when left out. */
  readonly minimumPaid?: bigint
  /** Of the cash; the client's account when left out. */
  readonly receiver?: Address
  /** Seconds for which the order may be carried out; 600 when left out. */
  readonly validFor?: number
  /** A quote to carry out as it is; asked for anew when left out. */
  readonly quote?: ExitQuote
  /** What a leg to one of the `further` exits needs besides, by its part. */
  dataOf?(part: QuotedPart): Hex | undefined
}

/** A sale that was made. Share units, cash units. */
export interface SoldThroughExits {
  readonly sold: bigint
  readonly paid: bigint
  readonly queued: bigint
  readonly returned: bigint
  readonly fills: readonly ExitFill[]
}

const SLIPPAGE = 995n
const VALID_FOR = 600

/**
 * Sells shares over all exits in one message and without any allowance, split so that it brings the most. Every leg and
 * the sum have a minimum; who else was faster makes the sale smaller (where `partly` or `queue` allow it), not cheaper.
 * @throws SpecieError `exits.notVenue` when the share does not let `Exits` sell it
 */
export async function sellThroughExits(
  context: Context,
  sale: ExitSale,
): Promise<PreparedTransaction<SoldThroughExits>> {
  const seller = senderOf(context).account.address
  const quote = sale.quote ?? (await readExitQuote(context, sale))
  const { share, cash, block, routed } = quote.reading
  if (!routed) throw notVenue(share.symbol)
  const receiver = sale.receiver ?? seller
  const legs = quote.parts.map((part) => legOf(part, dataFor(part, sale)))
  const whole = sale.partly !== true && sale.queue !== true
  const order = encodeExitOrder({
    receiver,
    deadline: Number(block.timestamp) + (sale.validFor ?? VALID_FOR),
    minimumPaid: sale.minimumPaid ?? (quote.paid * SLIPPAGE) / 1000n,
    minimumFilled: whole ? sale.amount - quote.later.shares : 0n,
    queue: sale.queue === true,
    legs,
  })
  return prepare(context, {
    unit: cash,
    title: `Sell ${amountText(sale.amount, share)} over all exits`,
    address: share.address,
    data: encodeFunctionData({
      abi: shareAbi,
      functionName: 'transferAndCall',
      args: [addressOf(context, 'Exits'), sale.amount, order],
    }),
    watches: [balanceWatch(share, seller, 'of the seller'), balanceWatch(cash, receiver, 'of the receiver')],
    result: exitedIn,
  })
}

function legOf(part: QuotedPart, data: Hex | undefined): ExitLeg {
  return {
    kind: part.kind,
    shares: part.shares,
    minimumPaid: part.kind === 'windows' ? 0n : (part.cash * SLIPPAGE) / 1000n,
    ...(data !== undefined && { data }),
  }
}

/** What an exit needs besides shares and minimum. */
function dataFor(part: QuotedPart, { signed = [], dataOf }: ExitSale): Hex | undefined {
  if (part.kind === 'quotes') return encodeAbiParameters([{ type: 'address' }], [part.name as Address])
  return dataOf?.(part) ?? (part.kind === 'block' ? blockLeg(signed, part.name, part.shares) : undefined)
}

function notVenue(symbol: string): SpecieError {
  return new SpecieError({
    code: 'exits.notVenue',
    message: `${symbol} cannot be sold over several exits at once`,
    expected: 'a share that admits Exits as a venue of its own gate',
    remedy: 'have the transfer agent admit it, or sell at one exit: desk or market',
  })
}
