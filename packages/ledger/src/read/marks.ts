import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { Tables } from '../tables/tables.ts'
import { type ReadAt, upTo } from './ReadAt.ts'

/** A share's price as last published. Prices: cash units a share unit, times 1e18. */
export interface ShareMark {
  /** What exits get once the mark is a few hours old, at `since`. */
  readonly price: bigint
  /** What entries cost then. */
  readonly gross: bigint
  /** Growth of the price until the horizon, 1e-9 a year, continuous. */
  readonly rate: bigint
  /** The horizon, unix seconds: some days after it the desk does not deal at this mark any more. */
  readonly until: bigint
  /** Unix seconds. */
  readonly since: bigint
  readonly blockNumber: bigint
}

/** The last mark of each share; shares that were never marked are absent. */
export async function marksOf(
  db: Kysely<Tables>,
  shares: readonly Hex[],
  at: ReadAt,
): Promise<ReadonlyMap<Hex, ShareMark>> {
  if (shares.length === 0) return new Map()
  const rows = await db
    .selectFrom('mark')
    .innerJoin('block', 'block.number', 'mark.blockNumber')
    .distinctOn('share')
    .select(['share', 'price', 'gross', 'rate', 'until', 'blockNumber', 'timestamp as since'])
    .where('share', 'in', shares)
    .where('blockNumber', '<=', upTo(at))
    .orderBy('share')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
  return new Map(rows.map(({ share, ...mark }) => [share, mark]))
}

const WAD = 10n ** 18n

/** Share units at a price, cash units, rounded down. */
export function valueAt(shares: bigint, price: bigint): bigint {
  return (shares * price) / WAD
}
