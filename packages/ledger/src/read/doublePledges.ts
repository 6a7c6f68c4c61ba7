import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { DoublePledgeRow } from '../tables/pool.ts'
import type { Tables } from '../tables/tables.ts'
import { type ReadAt, upTo } from './ReadAt.ts'
import { type Happened, happened } from './withTransaction.ts'

/** Loans proven to be in two pools, newest first. @param pool either side; left out: all */
export function doublePledges(
  db: Kysely<Tables>,
  pool: Hex | undefined,
  at: ReadAt = {},
): Promise<(DoublePledgeRow & Happened)[]> {
  return db
    .selectFrom('doublePledge')
    .innerJoin(happened(db).as('at'), (join) =>
      join
        .onRef('at.blockNumber', '=', 'doublePledge.blockNumber')
        .onRef('at.logIndex', '=', 'doublePledge.logIndex'),
    )
    .selectAll('doublePledge')
    .select(['at.time', 'at.transaction'])
    .$if(pool !== undefined, (rows) =>
      rows.where((row) => row.or([row('earlier', '=', pool!), row('later', '=', pool!)])),
    )
    .where('doublePledge.blockNumber', '<=', upTo(at))
    .orderBy('doublePledge.blockNumber', 'desc')
    .orderBy('doublePledge.logIndex', 'desc')
    .execute()
}
