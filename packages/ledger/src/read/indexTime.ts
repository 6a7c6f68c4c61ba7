import type { Kysely } from 'kysely'
import type { Tables } from '../tables/tables.ts'
import { type ReadAt, upTo } from './ReadAt.ts'

/** The time that counts as now for a reading: that of its block. 0 when nothing is indexed. */
export async function indexTime(db: Kysely<Tables>, at: ReadAt): Promise<bigint> {
  if (at.atBlock === undefined) {
    const cursor = await db.selectFrom('cursor').select('timestamp').executeTakeFirst()
    if (cursor !== undefined) return cursor.timestamp
  }
  const block = await db
    .selectFrom('block')
    .select('timestamp')
    .where('number', '<=', upTo(at))
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return block?.timestamp ?? 0n
}
