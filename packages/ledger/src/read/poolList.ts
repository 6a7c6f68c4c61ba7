import type { Kysely } from 'kysely'
import type { Tables } from '../tables/tables.ts'
import { type PoolFacts, poolFacts } from './poolFacts.ts'
import type { ReadAt } from './ReadAt.ts'

/** All pools as of a block, oldest first. */
export function poolList(db: Kysely<Tables>, at: ReadAt = {}): Promise<PoolFacts[]> {
  return poolFacts(db, undefined, at)
}
