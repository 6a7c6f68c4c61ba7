import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from '../tables/tables.ts'
import { columnTypes } from './columnTypes.ts'
import { hexPlugin } from './hexPlugin.ts'

/** A connected database. */
export interface Database {
  readonly db: Kysely<Tables>
  readonly pool: pg.Pool
  readonly url: string
  close(): Promise<void>
}

/** How many connections a database opens at most, and how long it waits for one. */
export interface DatabaseOptions {
  /** 10 when left out. */
  readonly connections?: number
  /** Idle connections stay, e.g. because one holds a lock. */
  readonly keepsConnection?: boolean
}

/**
 * Opens a pool of connections to PostgreSQL. Columns are `snake_case` there and `camelCase` here; bytea is 0x text,
 * bigint and whole numeric are bigint. Nothing is connected before the first query, and a lost connection fails its
 * query only.
 * @param url `postgres://user:password@host:port/database`
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    idleTimeoutMillis: options.keepsConnection === true ? 0 : 10_000,
    types: columnTypes,
    connectionTimeoutMillis: 10_000,
    application_name: 'specie',
  })
  // A connection that breaks is replaced by the pool, and fails the query it is busy with. Without listeners, for idle
  // ones and for those in use between two queries, it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const plugins = [hexPlugin, new CamelCasePlugin({ maintainNestedObjectKeys: true })]
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins })
  let closing: Promise<void> | undefined
  return {
    db,
    pool,
    url,
    close() {
      closing ??= end(db, pool)
      return closing
    },
  }
}

/** Kysely ends the pool only when it has used it. */
async function end(db: Kysely<Tables>, pool: pg.Pool): Promise<void> {
  await db.destroy()
  if (!pool.ending) await pool.end()
}
