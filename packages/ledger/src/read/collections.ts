import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { CollectionRow } from '../tables/pool.ts'
import type { Tables } from '../tables/tables.ts'
import { type ReadRange, upTo, within } from './ReadAt.ts'

/** A period as it was reported and paid. Cash units, unix seconds. */
export interface CollectionFacts extends Omit<CollectionRow, 'senior' | 'middle' | 'residual'> {
  /** When it was collected. */
  readonly time: bigint
  readonly transaction: Hex
  /** Paid by the waterfall, senior first; three numbers, unused tranches 0. */
  readonly paid: readonly [bigint, bigint, bigint]
}

/** Every period of the given pools, oldest first. */
export async function collections(
  db: Kysely<Tables>,
  pools: Hex | readonly Hex[],
  range: ReadRange = {},
): Promise<CollectionFacts[]> {
  const wanted = typeof pools === 'string' ? [pools] : pools
  if (wanted.length === 0) return []
  const { from, to } = within(range)
  const rows = await db
    .selectFrom('collection')
    .innerJoin('block', 'block.number', 'collection.blockNumber')
    .innerJoin('log', (join) =>
      join
        .onRef('log.blockNumber', '=', 'collection.blockNumber')
        .onRef('log.logIndex', '=', 'collection.logIndex'),
    )
    .selectAll('collection')
    .select(['timestamp as time', 'transactionHash as transaction'])
    .where('pool', 'in', wanted)
    .where('collection.blockNumber', '<=', upTo(range))
    .where('timestamp', '>=', from)
    .where('timestamp', '<', to)
    .orderBy('collection.blockNumber')
    .orderBy('collection.logIndex')
    .execute()
  return rows.map(({ senior, middle, residual, ...row }) => ({ ...row, paid: [senior, middle, residual] }))
}
