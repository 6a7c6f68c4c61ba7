import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { auctionsAbi } from '../../generated/auctionsAbi.ts'
import { readToken } from '../../read/readToken.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** Conditions of an auction. */
export interface AuctionTerms {
  /** Unix seconds: last moment to place an order or to take it back. */
  readonly commitEnds: number
  /** Unix seconds: last moment to reveal. */
  readonly revealEnds: number
  /** 1e-5 of its deposit that an order loses to the other side when it is not revealed. */
  readonly forfeit: number
  /** Smallest deposit: cash units of a buyer, share units of a seller. */
  readonly least: bigint
}

/** Opens an auction of a share as the servicer of its pool. The share must have `Auctions` as a venue of its own gate. */
export async function openAuction(
  context: Context,
  share: Address,
  terms: AuctionTerms,
): Promise<PreparedTransaction<{ readonly auction: bigint }>> {
  const token = await readToken(context, share)
  return prepare(context, {
    title: `Open an auction of ${token.symbol}`,
    address: addressOf(context, 'Auctions'),
    data: encodeFunctionData({ abi: auctionsAbi, functionName: 'open', args: [share, terms] }),
    result: (logs) => ({ auction: findEvent(auctionsAbi, 'AuctionOpened', logs).id }),
  })
}
