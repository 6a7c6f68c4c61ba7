import type { Tables } from '@specie/ledger'
import type { BlockFill } from '@specie/protocol'
import type { Selectable } from 'kysely'
import { type Address, getAddress } from 'viem'
import type { Services } from '../Services.ts'

export type RequestRow = Selectable<Tables['blockRequest']>
export type QuoteRow = Selectable<Tables['blockQuote']>

/** A request by its id. */
export async function findRequest({ database }: Services, id: string): Promise<RequestRow | undefined> {
  return database.db.selectFrom('blockRequest').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Quotes for a request, the oldest first; those of one maker where it is named. */
export async function findQuotes(
  { database }: Services,
  request: string,
  maker?: Address,
): Promise<readonly QuoteRow[]> {
  const query = database.db
    .selectFrom('blockQuote')
    .selectAll()
    .where('request', '=', request)
    .orderBy('quotedAt')
    .orderBy('nonce')
  return (maker === undefined ? query : query.where('maker', '=', maker)).execute()
}

/** A stored quote as its maker signed it, for all of its shares. */
export function fillOf(row: QuoteRow, request: RequestRow): BlockFill {
  return {
    quote: {
      maker: getAddress(row.maker),
      share: getAddress(request.share),
      buys: request.side === 'sell',
      shares: row.shares,
      price: row.price,
      taker: getAddress(request.requester),
      deadline: Number(row.deadline),
      nonce: Number(row.nonce),
      whole: row.whole,
    },
    signature: row.signature,
    shares: row.shares,
  }
}
