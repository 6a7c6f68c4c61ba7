import type { BlockFill, QuoteStanding } from '@specie/protocol'
import { type Address, getAddress } from 'viem'
import type { World } from '../frame/Agent.ts'

/** A request whose time is not long over, with the quotes that were not taken back. */
export interface OpenRequest {
  readonly id: string
  readonly share: Address
  readonly requester: Address
  readonly side: 'sell' | 'buy'
  readonly shares: bigint
  /** Worst price that the requester takes, WAD. */
  readonly priceLimit: bigint | undefined
  /** Seconds of the machine until no more answers are taken; negative: so long ago. */
  readonly left: number
  readonly quotes: readonly (QuoteStanding & { readonly fill: BlockFill })[]
}

/** Seconds after its end in which a request is still looked at: its quotes may be firm for longer. */
const AFTER = 3_600

/** All requests that somebody still waits for, the oldest first. */
export async function openRequests({ db, client }: World, now: number): Promise<readonly OpenRequest[]> {
  const requests = await db
    .selectFrom('blockRequest')
    .selectAll()
    .where('closed', '=', false)
    .where('closesAt', '>', BigInt(now - AFTER))
    .orderBy('createdAt')
    .execute()
  return Promise.all(
    requests.map(async (row): Promise<OpenRequest> => {
      const quotes = await db
        .selectFrom('blockQuote')
        .selectAll()
        .where('request', '=', row.id)
        .where('withdrawn', '=', false)
        .execute()
      const fills = quotes.map(
        (quote): BlockFill => ({
          quote: {
            maker: getAddress(quote.maker),
            share: getAddress(row.share),
            buys: row.side === 'sell',
            shares: quote.shares,
            price: quote.price,
            taker: getAddress(row.requester),
            deadline: Number(quote.deadline),
            nonce: Number(quote.nonce),
            whole: quote.whole,
          },
          signature: quote.signature,
          shares: quote.shares,
        }),
      )
      return {
        id: row.id,
        share: getAddress(row.share),
        requester: getAddress(row.requester),
        side: row.side,
        shares: row.shares,
        priceLimit: row.priceLimit ?? undefined,
        left: Number(row.closesAt) - now,
        quotes: await Promise.all(fills.map(async (fill) => ({ ...(await client.block.check(fill)), fill }))),
      }
    }),
  )
}
