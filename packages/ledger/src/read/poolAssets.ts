import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { AssetVersionRow } from '../tables/pool.ts'
import type { Tables } from '../tables/tables.ts'
import { type ReadAt, upTo } from './ReadAt.ts'

/** The single assets that a pool has or had on its book, as of a block. */
export function poolAssets(db: Kysely<Tables>, pool: Hex, at: ReadAt = {}): Promise<AssetVersionRow[]> {
  return db
    .selectFrom('assetVersion')
    .distinctOn('collateralKey')
    .selectAll()
    .where('pool', '=', pool)
    .where('blockNumber', '<=', upTo(at))
    .orderBy('collateralKey')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
}
