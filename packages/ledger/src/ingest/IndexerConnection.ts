import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import { type Database, openDatabase } from '../database/openDatabase.ts'
import type { Tables } from '../tables/tables.ts'
import type { ColumnCatalog } from './createWrite.ts'

/** Any number that only indexers lock. Advisory locks are a database's own. */
const LOCK = 5_911_302

/** The one connection through which an indexer writes, and which holds the lock of the only indexer. */
export interface IndexerConnection {
  readonly catalog: ColumnCatalog
  /** Runs `work` in a transaction when this indexer holds the lock or can take it; `standby` otherwise. */
  transaction<Result>(work: (db: Transaction<Tables>) => Promise<Result>): Promise<Result | typeof standby>
  close(): Promise<void>
}

/** Another indexer writes. */
export const standby = Symbol('another indexer writes')

/**
 * Opens the connection. PostgreSQL gives the lock back the moment the connection ends, however it ends; a new
 * connection has to take it again before anything is written through it.
 */
export function openIndexerConnection(url: string): IndexerConnection {
  const database: Database = openDatabase(url, { connections: 1, keepsConnection: true })
  let held = false
  database.pool.on('connect', () => {
    held = false
  })
  return {
    catalog: new Map(),
    transaction: (work) =>
      database.db.transaction().execute(async (db) => {
        if (!held) {
          const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_lock(${LOCK}) taken`.execute(
            db,
          )
          held = rows[0]!.taken
        }
        return held ? await work(db) : standby
      }),
    close: () => database.close(),
  }
}
