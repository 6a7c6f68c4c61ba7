import { type Address, encodeFunctionData } from 'viem'
import type { AuctionSecret } from '../../auction/auctionSeal.ts'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { auctionsAbi } from '../../generated/auctionsAbi.ts'
import { readAuction } from '../../read/readAuction.ts'
import { senderOf } from '../../senderOf.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** What of a settled auction is fetched. */
export type AuctionPart = 'all' | 'cash' | 'shares'

/** Takes a sealed order of the client's account back before the commitments end. */
export async function withdrawAuctionOrder(
  context: Context,
  auction: bigint,
  number: bigint,
  receiver: Address = senderOf(context).account.address,
): Promise<PreparedTransaction> {
  return prepare(context, {
    title: `Take order ${number} of auction ${auction} back`,
    address: addressOf(context, 'Auctions'),
    data: encodeFunctionData({
      abi: auctionsAbi,
      functionName: 'withdraw',
      args: [auction, number, receiver],
    }),
    result: () => undefined,
  })
}

/** Opens a sealed order; anyone who has its secret may. */
export async function revealAuctionOrder(
  context: Context,
  number: bigint,
  { auction, shares, price, salt }: AuctionSecret,
): Promise<PreparedTransaction> {
  return prepare(context, {
    title: `Reveal order ${number} of auction ${auction}`,
    address: addressOf(context, 'Auctions'),
    data: encodeFunctionData({
      abi: auctionsAbi,
      functionName: 'reveal',
      args: [auction, number, shares, price, salt],
    }),
    result: () => undefined,
  })
}

/** Fetches what an order of the client's account has coming from an auction. */
export async function claimAuctionOrder(
  context: Context,
  auction: bigint,
  number: bigint,
  part: AuctionPart = 'all',
  receiver: Address = senderOf(context).account.address,
): Promise<PreparedTransaction> {
  const { share, cash } = await readAuction(context, auction)
  const functionName = part === 'all' ? 'claim' : part === 'cash' ? 'takeCash' : 'takeShares'
  return prepare(context, {
    unit: cash,
    title: `Fetch ${part === 'all' ? 'cash and shares' : part} of order ${number} of auction ${auction}`,
    address: addressOf(context, 'Auctions'),
    data: encodeFunctionData({ abi: auctionsAbi, functionName, args: [auction, number, receiver] }),
    watches: [
      balanceWatch(cash, receiver, 'of the receiver'),
      balanceWatch(share, receiver, 'of the receiver'),
    ],
    result: () => undefined,
  })
}
