import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { FeedVersionRow } from '../tables/feed.ts'
import type { Tables } from '../tables/tables.ts'
import { feedAnswer } from './feedAnswer.ts'
import { indexTime } from './indexTime.ts'
import { type ReadAt, upTo } from './ReadAt.ts'

/** A feed as of a block. `data` is the last accepted word, `parkedData` one that waits to be confirmed. */
export interface FeedFacts extends Omit<FeedVersionRow, 'blockNumber' | 'logIndex'> {
  /** The feed's name as text, where it is text. */
  readonly name: string
  readonly reporters: readonly Hex[]
  /** The last number in the feed's own unit (`decimals`); null for curves and before the first report. */
  readonly answer: bigint | null
  /** Seconds since the observation, by the time of the block; null before the first report. */
  readonly age: bigint | null
  readonly fresh: boolean
}

/** All feeds, by name. */
export async function feedList(db: Kysely<Tables>, at: ReadAt = {}): Promise<FeedFacts[]> {
  const block = upTo(at)
  const [feeds, reporters, now] = await Promise.all([
    db
      .selectFrom('feedVersion')
      .distinctOn('feed')
      .selectAll()
      .where('blockNumber', '<=', block)
      .orderBy('feed')
      .orderBy('blockNumber', 'desc')
      .orderBy('logIndex', 'desc')
      .execute(),
    db
      .selectFrom('feedReporterVersion')
      .distinctOn(['feed', 'reporter'])
      .select(['feed', 'reporter', 'allowed'])
      .where('blockNumber', '<=', block)
      .orderBy('feed')
      .orderBy('reporter')
      .orderBy('blockNumber', 'desc')
      .orderBy('logIndex', 'desc')
      .execute(),
    indexTime(db, at),
  ])
  return feeds.map(({ blockNumber: _, logIndex: __, ...feed }) => {
    const age = feed.observedAt === null ? null : now - feed.observedAt
    return {
      ...feed,
      name: nameOf(feed.feed),
      reporters: reporters.filter((one) => one.feed === feed.feed && one.allowed).map((one) => one.reporter),
      answer: feed.data === null ? null : feedAnswer(feed.kind, feed.data),
      age,
      fresh: age !== null && age <= feed.maxAge && !feed.ended,
    }
  })
}

/** A name of printable characters, else the bytes. */
function nameOf(feed: Hex): string {
  const text = Buffer.from(feed.slice(2), 'hex').toString('latin1').replace(/\0+$/, '')
  return /^[!-~]+$/.test(text) ? text : feed
}
