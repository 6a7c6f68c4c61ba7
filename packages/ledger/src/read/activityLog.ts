import { type Kysely, sql } from 'kysely'
import type { Hex } from 'viem'
import type { ActivityRow } from '../tables/activity.ts'
import type { Tables } from '../tables/tables.ts'
import { type ReadRange, upTo, within } from './ReadAt.ts'
import { type Happened, happened } from './withTransaction.ts'

/** Something that happened to somebody. Share and cash units, received positive. */
export interface ActivityLogEntry extends ActivityRow, Happened {}

/** Which part of everybody's accounts. */
export interface ActivityLogQuery extends ReadRange {
  readonly pools?: readonly Hex[] | undefined
  readonly wallet?: Hex | undefined
  readonly kinds?: readonly string[] | undefined
}

/** The place of an entry, by which the list goes on. */
type Place = Pick<ActivityRow, 'blockNumber' | 'logIndex' | 'wallet' | 'n'>

const PAGE = 5_000

/** The accounts of all wallets, or of one, oldest first, read a few thousand lines at a time. */
export async function* activityLog(
  db: Kysely<Tables>,
  query: ActivityLogQuery = {},
): AsyncGenerator<ActivityLogEntry> {
  let after: Place | undefined
  for (;;) {
    const rows = await entriesAfter(db, query, after)
    yield* rows
    after = rows.at(-1)
    if (after === undefined || rows.length < PAGE) return
  }
}

function entriesAfter(
  db: Kysely<Tables>,
  query: ActivityLogQuery,
  after: Place | undefined,
): Promise<ActivityLogEntry[]> {
  const { from, to } = within(query)
  const { pools, wallet, kinds } = query
  return db
    .selectFrom('activity')
    .innerJoin(happened(db).as('at'), (join) =>
      join
        .onRef('at.blockNumber', '=', 'activity.blockNumber')
        .onRef('at.logIndex', '=', 'activity.logIndex'),
    )
    .leftJoin('tokenTerms', 'tokenTerms.token', 'activity.share')
    .select(['wallet', 'activity.blockNumber', 'activity.logIndex', 'n', 'kind', 'pool', 'share', 'shares'])
    .select(['cash', 'counterparty', 'at.time', 'at.transaction'])
    .select(({ fn }) => fn.coalesce('cashToken', 'tokenTerms.asset').as('cashToken'))
    .where('activity.blockNumber', '<=', upTo(query))
    .where('at.time', '>=', from)
    .where('at.time', '<', to)
    .$if(pools !== undefined, (rows) => rows.where('pool', 'in', pools!.length > 0 ? pools! : ['0x']))
    .$if(wallet !== undefined, (rows) => rows.where('wallet', '=', wallet!))
    .$if(kinds !== undefined, (rows) => rows.where('kind', 'in', kinds!.length > 0 ? kinds! : ['']))
    .$if(after !== undefined, (rows) =>
      rows.where(
        sql<boolean>`(activity.block_number, activity.log_index, wallet, n) > (${after!.blockNumber}, ${after!.logIndex}, ${after!.wallet}, ${after!.n})`,
      ),
    )
    .orderBy('activity.blockNumber')
    .orderBy('activity.logIndex')
    .orderBy('wallet')
    .orderBy('n')
    .limit(PAGE)
    .execute()
}
