import { type Kysely, sql } from 'kysely'
import type { Hex } from 'viem'
import type { DeskTradeRow } from '../tables/exit.ts'
import type { Tables } from '../tables/tables.ts'
import { pageOf, placeIn } from './cursor.ts'
import { type Page, type ReadPage, upTo, within } from './ReadAt.ts'
import { type Happened, happened } from './withTransaction.ts'

/** A trade with the desk. Cash units; `shares` share units. */
export interface TradeFacts extends DeskTradeRow, Happened {}

/** Trades with the desk, newest first. */
export async function deskTrades(
  db: Kysely<Tables>,
  query: ReadPage & { readonly share?: Hex | undefined; readonly wallet?: Hex | undefined } = {},
): Promise<Page<TradeFacts>> {
  const limit = query.limit ?? 100
  const after = placeIn(query.cursor)
  const { from, to } = within(query)
  const rows = await db
    .selectFrom('deskTrade')
    .innerJoin(happened(db).as('at'), (join) =>
      join
        .onRef('at.blockNumber', '=', 'deskTrade.blockNumber')
        .onRef('at.logIndex', '=', 'deskTrade.logIndex'),
    )
    .selectAll('deskTrade')
    .select(['at.time', 'at.transaction'])
    .where('deskTrade.blockNumber', '<=', upTo(query))
    .where('at.time', '>=', from)
    .where('at.time', '<', to)
    .$if(query.share !== undefined, (rows) => rows.where('share', '=', query.share!))
    .$if(query.wallet !== undefined, (rows) => rows.where('wallet', '=', query.wallet!))
    .$if(after !== undefined, (rows) =>
      rows.where(
        sql<boolean>`(desk_trade.block_number, desk_trade.log_index) < (${after!.blockNumber}, ${after!.logIndex})`,
      ),
    )
    .orderBy('deskTrade.blockNumber', 'desc')
    .orderBy('deskTrade.logIndex', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}
