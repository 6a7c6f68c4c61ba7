import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { MarketListingVersionRow } from '../../tables/market.ts'
import type { Tables } from '../../tables/tables.ts'
import { type ReadAt, upTo } from '../ReadAt.ts'

/** How the market lists a share as of a block; undefined: it does not. */
export function marketListing(
  db: Kysely<Tables>,
  share: Hex,
  at: ReadAt = {},
): Promise<MarketListingVersionRow | undefined> {
  return db
    .selectFrom('marketListingVersion')
    .selectAll()
    .where('share', '=', share)
    .where('blockNumber', '<=', upTo(at))
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .executeTakeFirst()
}

/** Shares in whose markets a wallet has ever provided liquidity. */
export async function marketsOf(db: Kysely<Tables>, provider: Hex, at: ReadAt = {}): Promise<Hex[]> {
  const rows = await db
    .selectFrom('marketLiquidity')
    .select('share')
    .distinct()
    .where('provider', '=', provider)
    .where('blockNumber', '<=', upTo(at))
    .execute()
  return rows.map(({ share }) => share)
}
