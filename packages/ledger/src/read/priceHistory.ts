import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { MarkRow } from '../tables/nav.ts'
import type { Tables } from '../tables/tables.ts'
import { type ReadRange, upTo, within } from './ReadAt.ts'
import { type Happened, happened } from './withTransaction.ts'

/** A price as published. Cash units a share unit, times 1e18. */
export interface PricePoint extends MarkRow, Happened {}

/** Every published price of a share, oldest first. */
export function priceHistory(db: Kysely<Tables>, share: Hex, range: ReadRange = {}): Promise<PricePoint[]> {
  const { from, to } = within(range)
  return db
    .selectFrom('mark')
    .innerJoin(happened(db).as('at'), (join) =>
      join.onRef('at.blockNumber', '=', 'mark.blockNumber').onRef('at.logIndex', '=', 'mark.logIndex'),
    )
    .selectAll('mark')
    .select(['at.time', 'at.transaction'])
    .where('share', '=', share)
    .where('mark.blockNumber', '<=', upTo(range))
    .where('at.time', '>=', from)
    .where('at.time', '<', to)
    .orderBy('mark.blockNumber')
    .orderBy('mark.logIndex')
    .execute()
}
