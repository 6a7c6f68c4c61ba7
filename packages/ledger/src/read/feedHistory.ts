import { type Kysely, sql } from 'kysely'
import type { Hex } from 'viem'
import type { FeedReportRow } from '../tables/feed.ts'
import type { Tables } from '../tables/tables.ts'
import { pageOf, placeIn } from './cursor.ts'
import { feedAnswer } from './feedAnswer.ts'
import { type Page, type ReadPage, upTo, within } from './ReadAt.ts'
import { type Happened, happened } from './withTransaction.ts'

/** What was reported to a feed and what became of it. */
export interface FeedReportFacts extends FeedReportRow, Happened {
  /** The number in the feed's own unit; null for a curve, which `data` holds packed. */
  readonly answer: bigint | null
}

/** Reports to a feed, newest first. @param query.outcomes e.g. `['accepted']`; all when left out */
export async function feedHistory(
  db: Kysely<Tables>,
  feed: Hex,
  query: ReadPage & { readonly outcomes?: readonly string[] | undefined } = {},
): Promise<Page<FeedReportFacts>> {
  const limit = query.limit ?? 100
  const after = placeIn(query.cursor)
  const { from, to } = within(query)
  const kind = await db.selectFrom('feedVersion').select('kind').where('feed', '=', feed).executeTakeFirst()
  const rows = await db
    .selectFrom('feedReport')
    .innerJoin(happened(db).as('at'), (join) =>
      join
        .onRef('at.blockNumber', '=', 'feedReport.blockNumber')
        .onRef('at.logIndex', '=', 'feedReport.logIndex'),
    )
    .selectAll('feedReport')
    .select(['at.time', 'at.transaction'])
    .where('feed', '=', feed)
    .where('feedReport.blockNumber', '<=', upTo(query))
    .where('at.time', '>=', from)
    .where('at.time', '<', to)
    .$if(query.outcomes !== undefined, (rows) => rows.where('outcome', 'in', [...query.outcomes!, '']))
    .$if(after !== undefined, (rows) =>
      rows.where(
        sql<boolean>`(feed_report.block_number, feed_report.log_index) < (${after!.blockNumber}, ${after!.logIndex})`,
      ),
    )
    .orderBy('feedReport.blockNumber', 'desc')
    .orderBy('feedReport.logIndex', 'desc')
    .limit(limit + 1)
    .execute()
  const page = pageOf(rows, limit)
  return {
    ...page,
    rows: page.rows.map((row) => ({ ...row, answer: feedAnswer(kind?.kind ?? '', row.data) })),
  }
}
