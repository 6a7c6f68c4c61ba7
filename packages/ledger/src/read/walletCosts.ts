import { type Kysely, sql } from 'kysely'
import type { Hex } from 'viem'
import type { Tables } from '../tables/tables.ts'
import { type CostBasis, costBasis } from './costBasis.ts'
import { type ReadAt, upTo } from './ReadAt.ts'

/** Average cost, realised gain and income of each share that a wallet ever had, by share. */
export async function walletCosts(
  db: Kysely<Tables>,
  wallet: Hex,
  at: ReadAt = {},
): Promise<ReadonlyMap<Hex, CostBasis>> {
  const rows = await db
    .selectFrom('activity')
    .select(['share', 'kind', 'shares', 'cash'])
    .select(
      sql<bigint | null>`(select price from mark where mark.share = activity.share
        and (mark.block_number, mark.log_index) <= (activity.block_number, activity.log_index)
        order by mark.block_number desc, mark.log_index desc limit 1)`.as('price'),
    )
    .where('wallet', '=', wallet)
    .where('share', 'is not', null)
    .where('blockNumber', '<=', upTo(at))
    .orderBy('blockNumber')
    .orderBy('logIndex')
    .orderBy('n')
    .execute()
  const byShare = Map.groupBy(rows, ({ share }) => share!)
  return new Map([...byShare].map(([share, movements]) => [share, costBasis(movements)]))
}
