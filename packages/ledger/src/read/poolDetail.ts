import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { Tables } from '../tables/tables.ts'
import { type PoolOverview, poolOverviews } from './poolOverviews.ts'
import { type ReadAt, upTo } from './ReadAt.ts'

/** One pool, with what it owes to its parties. */
export interface PoolDetail extends PoolOverview {
  /** Cash units that a party may withdraw from the pool now. */
  readonly creditOf: readonly { readonly party: Hex; readonly amount: bigint }[]
}

/** One pool as of a block; undefined when it is not known (yet). */
export async function poolDetail(
  db: Kysely<Tables>,
  pool: Hex,
  at: ReadAt = {},
): Promise<PoolDetail | undefined> {
  const [facts] = await poolOverviews(db, [pool], at)
  if (facts === undefined) return undefined
  const creditOf = await db
    .selectFrom('credit')
    .select(({ fn }) => ['party', fn.sum<bigint>('amount').as('amount')])
    .where('source', '=', pool)
    .where('blockNumber', '<=', upTo(at))
    .groupBy('party')
    .having(({ fn }) => fn.sum('amount'), '<>', 0n)
    .orderBy('party')
    .execute()
  return { ...facts, creditOf }
}
