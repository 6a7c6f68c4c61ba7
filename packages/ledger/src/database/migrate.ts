import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { SpecieError } from '@specie/units'
import type pg from 'pg'
import type { Database } from './openDatabase.ts'

/** The folder of the numbered SQL files. */
export const MIGRATIONS = new URL('../../migrations/', import.meta.url)

/** Any number that only migrations of Specie lock. */
const LOCK = 5_911_301

/** One numbered SQL file. */
export interface Migration {
  readonly name: string
  readonly sql: string
  readonly hash: string
}

/** The numbered SQL files, in order. */
export async function readMigrations(folder: URL = MIGRATIONS): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8')
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings the database to the newest form: each file once, in order, each in a transaction, one migrator at a time.
 * @returns the names of the files applied now
 * @throws SpecieError `database.migrationChanged` when a file differs from the one that was applied.
 */
export async function migrate(
  database: Pick<Database, 'pool'>,
  migrations?: readonly Migration[],
): Promise<string[]> {
  const files = migrations ?? (await readMigrations())
  const client = await database.pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    return await applyMissing(client, files)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => {})
    client.release()
  }
}

async function applyMissing(client: pg.PoolClient, files: readonly Migration[]): Promise<string[]> {
  await client.query(
    'create table if not exists migration (name text primary key, hash text not null, applied timestamptz not null default now())',
  )
  const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from migration')
  const known = new Map(rows.map((row) => [row.name, row.hash]))
  const applied: string[] = []
  for (const { name, hash, sql } of files) {
    if (known.has(name)) {
      if (known.get(name) !== hash) throw changed(name)
      continue
    }
    await applyOne(client, { name, hash, sql })
    applied.push(name)
  }
  return applied
}

async function applyOne(client: pg.PoolClient, { name, hash, sql }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into migration (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback').catch(() => {})
    throw new SpecieError({
      code: 'database.migration',
      message: `The migration ${name} failed: ${(cause as Error).message}`,
      remedy: 'nothing of it was applied; mend the file or the database and start again',
      cause,
    })
  }
}

function changed(name: string): SpecieError {
  return new SpecieError({
    code: 'database.migrationChanged',
    message: `The migration ${name} is not the file that this database was made with`,
    expected: 'files that never change once applied',
    remedy:
      'put the file back and write a new one, or begin with an empty database (the ledger is read again from the chain)',
    details: { name },
  })
}
