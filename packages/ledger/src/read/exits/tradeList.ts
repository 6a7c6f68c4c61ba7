import { type Kysely, sql } from 'kysely'
import type { Hex } from 'viem'
import type { Tables } from '../../tables/tables.ts'
import { pageOf, placeIn } from '../cursor.ts'
import { type Page, type ReadPage, upTo, within } from '../ReadAt.ts'
import { type Happened, happened } from '../withTransaction.ts'

/** A trade for cash, seen from the wallet. */
export interface ShareTrade extends Happened {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly venue: 'desk' | 'market' | 'quotes' | 'block'
  readonly share: Hex
  readonly side: 'sold' | 'bought'
  readonly wallet: Hex
  readonly shares: bigint
  readonly cash: bigint
  /** Of the market 1e-6 of what was handed in; elsewhere cash units. */
  readonly fee: bigint
}

/** Trades of some shares at desk and market and with quotes, newest first. */
export async function tradeList(
  db: Kysely<Tables>,
  shares: readonly Hex[],
  query: ReadPage & { readonly wallet?: Hex | undefined } = {},
): Promise<Page<ShareTrade>> {
  const limit = query.limit ?? 100
  if (shares.length === 0) return { rows: [], next: null }
  const after = placeIn(query.cursor)
  const { from, to } = within(query)
  const rows = await db
    .selectFrom(tradesOf(db).as('trade'))
    .innerJoin(happened(db).as('at'), (join) =>
      join.onRef('at.blockNumber', '=', 'trade.blockNumber').onRef('at.logIndex', '=', 'trade.logIndex'),
    )
    .selectAll('trade')
    .select(['at.time', 'at.transaction'])
    .where('share', 'in', shares)
    .where('trade.blockNumber', '<=', upTo(query))
    .where('at.time', '>=', from)
    .where('at.time', '<', to)
    .$if(query.wallet !== undefined, (trades) => trades.where('wallet', '=', query.wallet!))
    .$if(after !== undefined, (trades) =>
      trades.where(
        sql<boolean>`(trade.block_number, trade.log_index) < (${after!.blockNumber}, ${after!.logIndex})`,
      ),
    )
    .orderBy('trade.blockNumber', 'desc')
    .orderBy('trade.logIndex', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows as unknown as ShareTrade[], limit)
}

function tradesOf(db: Kysely<Tables>) {
  const columns = ['blockNumber', 'logIndex', 'share', 'side', 'wallet', 'shares', 'cash'] as const
  return db
    .selectFrom('deskTrade')
    .select(columns)
    .select(['fee', sql<string>`'desk'`.as('venue')])
    .unionAll(
      db
        .selectFrom('marketTrade')
        .select(columns)
        .select([sql<bigint>`fee::numeric`.as('fee'), sql<string>`'market'`.as('venue')]),
    )
    .unionAll(
      db
        .selectFrom('quoteTrade')
        .select(columns)
        .select([sql<bigint>`0::numeric`.as('fee'), 'venue']),
    )
}
