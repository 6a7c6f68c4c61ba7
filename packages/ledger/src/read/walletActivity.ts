import { type Kysely, sql } from 'kysely'
import type { Hex } from 'viem'
import type { ActivityRow } from '../tables/activity.ts'
import type { Tables } from '../tables/tables.ts'
import { pageOf, placeIn } from './cursor.ts'
import { type Page, type ReadPage, upTo, within } from './ReadAt.ts'
import { type Happened, happened } from './withTransaction.ts'

/** Something that happened to a wallet. Share and cash units, received positive. */
export interface ActivityEntry extends ActivityRow, Happened {}

/** Which part of a wallet's account, and in which order. */
export interface ActivityQuery extends ReadPage {
  /** Newest first when left out. */
  readonly order?: 'newest' | 'oldest' | undefined
  readonly kinds?: readonly string[] | undefined
  readonly share?: Hex | undefined
}

/** The account of a wallet: everything that happened to it, line by line. */
export async function walletActivity(
  db: Kysely<Tables>,
  wallet: Hex,
  query: ActivityQuery = {},
): Promise<Page<ActivityEntry>> {
  const limit = query.limit ?? 100
  const after = placeIn(query.cursor)
  const { from, to } = within(query)
  const newest = query.order !== 'oldest'
  const direction = newest ? 'desc' : 'asc'
  const rows = await db
    .selectFrom('activity')
    .innerJoin(happened(db).as('at'), (join) =>
      join
        .onRef('at.blockNumber', '=', 'activity.blockNumber')
        .onRef('at.logIndex', '=', 'activity.logIndex'),
    )
    // The reserve's lines name no cash token; its vault does.
    .leftJoin('tokenTerms', 'tokenTerms.token', 'activity.share')
    .select(['wallet', 'activity.blockNumber', 'activity.logIndex', 'n', 'kind', 'pool', 'share', 'shares'])
    .select(['cash', 'counterparty', 'at.time', 'at.transaction'])
    .select(({ fn }) => fn.coalesce('cashToken', 'tokenTerms.asset').as('cashToken'))
    .where('wallet', '=', wallet)
    .where('activity.blockNumber', '<=', upTo(query))
    .where('at.time', '>=', from)
    .where('at.time', '<', to)
    .$if(query.kinds !== undefined, (rows) =>
      rows.where('kind', 'in', query.kinds!.length ? query.kinds! : ['']),
    )
    .$if(query.share !== undefined, (rows) => rows.where('share', '=', query.share!))
    .$if(after !== undefined, (rows) =>
      rows.where(
        newest
          ? sql<boolean>`(activity.block_number, activity.log_index) < (${after!.blockNumber}, ${after!.logIndex})`
          : sql<boolean>`(activity.block_number, activity.log_index) > (${after!.blockNumber}, ${after!.logIndex})`,
      ),
    )
    .orderBy('activity.blockNumber', direction)
    .orderBy('activity.logIndex', direction)
    .orderBy('n', direction)
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit)
}
