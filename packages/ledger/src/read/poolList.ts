import type { Kysely } from 'kysely'
import type { Tables } from '../tables/tables.ts'
import { type PoolOverview, poolOverviews } from './poolOverviews.ts'
import type { ReadAt } from './ReadAt.ts'

/** All pools as of a block, oldest first. */
export function poolList(db: Kysely<Tables>, at: ReadAt = {}): Promise<PoolOverview[]> {
  return poolOverviews(db, undefined, at)
}
