import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { EnforcementRow } from '../tables/share.ts'
import type { Tables } from '../tables/tables.ts'
import { type ReadAt, upTo } from './ReadAt.ts'
import { type Happened, happened } from './withTransaction.ts'

/** What transfer agents did, newest first: to a share's holders, or to one wallet. */
export function enforcementsOf(
  db: Kysely<Tables>,
  of: { readonly share?: Hex | undefined; readonly wallet?: Hex | undefined },
  at: ReadAt = {},
): Promise<(EnforcementRow & Happened)[]> {
  return db
    .selectFrom('enforcement')
    .innerJoin(happened(db).as('at'), (join) =>
      join
        .onRef('at.blockNumber', '=', 'enforcement.blockNumber')
        .onRef('at.logIndex', '=', 'enforcement.logIndex'),
    )
    .selectAll('enforcement')
    .select(['at.time', 'at.transaction'])
    .$if(of.share !== undefined, (rows) => rows.where('token', '=', of.share!))
    .$if(of.wallet !== undefined, (rows) =>
      rows.where((row) => row.or([row('wallet', '=', of.wallet!), row('other', '=', of.wallet!)])),
    )
    .where('enforcement.blockNumber', '<=', upTo(at))
    .orderBy('enforcement.blockNumber', 'desc')
    .orderBy('enforcement.logIndex', 'desc')
    .execute()
}
