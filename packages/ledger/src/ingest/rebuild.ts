import { sql, type Transaction } from 'kysely'
import type { Tables } from '../tables/tables.ts'
import { createWrite } from './createWrite.ts'
import { readFollowed } from './followedContracts.ts'
import type { Indexer } from './Indexer.ts'
import { standby } from './IndexerConnection.ts'
import { runProjections } from './runProjections.ts'

/** What a rebuild did. */
export interface Rebuilt {
  readonly logs: number
  readonly events: number
}

/** Logs that are handed to the projections at once, and what is left of the last one's block. */
const LOGS = 5000

/**
 * Makes every projection anew out of the logs in the database, in one transaction: readers see the old rows until it
 * is done. Undefined when another indexer writes.
 */
export async function rebuildProjections(indexer: Indexer): Promise<Rebuilt | undefined> {
  const { connection, projections } = indexer
  const done = await connection.transaction(async (db) => {
    await sql`select 1 from cursor for update`.execute(db)
    for (const table of new Set(projections.flatMap(({ tables }) => tables))) {
      await sql`delete from ${sql.table(table)}`.execute(db)
    }
    return await runAgain(indexer, db)
  })
  return done === standby ? undefined : done
}

async function runAgain(indexer: Indexer, db: Transaction<Tables>): Promise<Rebuilt> {
  const followed = await readFollowed(db, indexer.origin)
  const write = createWrite(db, indexer.connection.catalog)
  let [logs, events] = [0, 0]
  let after = -1n
  for (;;) {
    const rows = await nextLogs(db, after)
    const [first, last] = [rows[0], rows.at(-1)]
    if (first === undefined || last === undefined) return { logs, events }
    const timestamps = new Map(rows.map(({ blockNumber, timestamp }) => [blockNumber, timestamp]))
    const timestampOf = (number: bigint) => timestamps.get(number)!
    const range = { first: first.blockNumber, last: last.blockNumber }
    events += await runProjections(
      indexer.projections,
      { ...range, logs: rows, followed, timestampOf },
      write,
    )
    logs += rows.length
    after = last.blockNumber
  }
}

/** Logs of whole blocks after a block: projections read the events of one transaction together. */
async function nextLogs(db: Transaction<Tables>, after: bigint) {
  const { rows } = await sql<{ last: bigint | null }>`select max(block_number) as last from
    (select block_number from log where block_number > ${after} order by block_number, log_index limit ${LOGS}) l`.execute(
    db,
  )
  return await db
    .selectFrom('log')
    .innerJoin('block', 'block.number', 'log.blockNumber')
    .selectAll('log')
    .select('block.timestamp')
    .where('blockNumber', '>', after)
    .where('blockNumber', '<=', rows[0]?.last ?? after)
    .orderBy('blockNumber')
    .orderBy('logIndex')
    .execute()
}
