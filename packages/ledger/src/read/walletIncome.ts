import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { ClaimRow } from '../tables/share.ts'
import type { Tables } from '../tables/tables.ts'
import { type ReadRange, upTo, within } from './ReadAt.ts'
import { type Happened, happened } from './withTransaction.ts'

/** Income that a holder claimed. Cash units. */
export interface IncomeFacts extends ClaimRow, Happened {}

/** Income that a wallet claimed, oldest first. */
export function walletIncome(db: Kysely<Tables>, wallet: Hex, range: ReadRange = {}): Promise<IncomeFacts[]> {
  const { from, to } = within(range)
  return db
    .selectFrom('claim')
    .innerJoin(happened(db).as('at'), (join) =>
      join.onRef('at.blockNumber', '=', 'claim.blockNumber').onRef('at.logIndex', '=', 'claim.logIndex'),
    )
    .selectAll('claim')
    .select(['at.time', 'at.transaction'])
    .where('holder', '=', wallet)
    .where('claim.blockNumber', '<=', upTo(range))
    .where('at.time', '>=', from)
    .where('at.time', '<', to)
    .orderBy('claim.blockNumber')
    .orderBy('claim.logIndex')
    .execute()
}
