import { type Address, isAddressEqual } from 'viem'
import { readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { auctionsAbi } from '../generated/auctionsAbi.ts'
import { type AuctionReading, readAuction } from './readAuction.ts'

/** All auctions, or those of one share, the newest first, at one block. */
export async function readAuctions(context: Context, share?: Address): Promise<readonly AuctionReading[]> {
  const { number } = await readBlock(context.reader).catch(explainError)
  const count = await context.reader
    .readContract({
      address: addressOf(context, 'Auctions'),
      abi: auctionsAbi,
      functionName: 'auctions',
      blockNumber: number,
    })
    .catch(explainError)
  const ids = Array.from({ length: Number(count) }, (_, index) => count - BigInt(index))
  const auctions = await Promise.all(ids.map((id) => readAuction(context, id, number)))
  return share === undefined ? auctions : auctions.filter((one) => isAddressEqual(one.share.address, share))
}
