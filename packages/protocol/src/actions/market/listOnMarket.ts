import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { marketAbi } from '../../generated/marketAbi.ts'
import { readToken } from '../../read/readToken.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** Conditions on which a share is traded. */
export interface MarketTerms {
  /** Ticks (about basis points) that a trade may take the price below the bid or above the ask, 1 to 1,023. */
  readonly width: number
  /** Fee at the NAV on a quiet day, pips; in tens. */
  readonly base: number
}

/**
 * Opens the market of a share, or changes its terms. The share must have the pool manager as a venue whose gate is the
 * market (`share.setVenue`). Needs the role `exitSteward`.
 * @param how `list` the first time, `setTerms` afterwards
 */
export async function listOnMarket(
  context: Context,
  share: Address,
  terms: MarketTerms,
  how: 'list' | 'setTerms' = 'list',
): Promise<PreparedTransaction> {
  const token = await readToken(context, share)
  return prepare(context, {
    unit: token,
    title:
      how === 'list'
        ? `Trade ${token.symbol} on the market`
        : `Change the market’s terms for ${token.symbol}`,
    address: addressOf(context, 'Market'),
    data: encodeFunctionData({ abi: marketAbi, functionName: how, args: [share, terms] }),
    result: () => undefined,
  })
}
