import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { quotesAbi } from '../../generated/quotesAbi.ts'
import { readShareTokens } from '../../read/readShareTokens.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** A maker's rule around the NAV. */
export interface QuoteTerms {
  /** Part of the bid that an empty book takes off, 1e-5. */
  readonly below: number
  /** Part of the ask that a full book puts on, 1e-5. */
  readonly above: number
  /** What a full book takes off more, and an empty one puts on more, 1e-5. */
  readonly skew: number
  /** Most that trades at once, 1e-4 of `most`; what was traded comes back evenly over an hour. */
  readonly size: number
  /** Unix seconds from which the rule does not trade. */
  readonly end: number
  /** Share units that the book may come to hold. */
  readonly most: bigint
}

/** Sets the client's rule for a share. The share must have `Quotes` as a venue of its own gate (`share.setVenue`). */
export async function setQuote(
  context: Context,
  address: Address,
  terms: QuoteTerms,
): Promise<PreparedTransaction> {
  const { share, cash } = await readShareTokens(context, address)
  return prepare(context, {
    unit: cash,
    title: `Quote ${share.symbol}`,
    address: addressOf(context, 'Quotes'),
    data: encodeFunctionData({ abi: quotesAbi, functionName: 'set', args: [address, terms] }),
    result: () => undefined,
  })
}
