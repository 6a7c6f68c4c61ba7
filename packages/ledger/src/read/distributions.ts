import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { DistributionRow } from '../tables/share.ts'
import type { Tables } from '../tables/tables.ts'
import { type ReadRange, upTo, within } from './ReadAt.ts'
import { type Happened, happened } from './withTransaction.ts'

/** Income paid to all holders of a share at once. Cash units; `supply` share units. */
export interface DistributionFacts extends DistributionRow, Happened {}

/** Income paid to the given shares, oldest first. */
export async function distributions(
  db: Kysely<Tables>,
  shares: Hex | readonly Hex[],
  range: ReadRange = {},
): Promise<DistributionFacts[]> {
  const wanted = typeof shares === 'string' ? [shares] : shares
  if (wanted.length === 0) return []
  const { from, to } = within(range)
  return db
    .selectFrom('distribution')
    .innerJoin(happened(db).as('at'), (join) =>
      join
        .onRef('at.blockNumber', '=', 'distribution.blockNumber')
        .onRef('at.logIndex', '=', 'distribution.logIndex'),
    )
    .selectAll('distribution')
    .select(['at.time', 'at.transaction'])
    .where('token', 'in', wanted)
    .where('distribution.blockNumber', '<=', upTo(range))
    .where('at.time', '>=', from)
    .where('at.time', '<', to)
    .orderBy('distribution.blockNumber')
    .orderBy('distribution.logIndex')
    .execute()
}
