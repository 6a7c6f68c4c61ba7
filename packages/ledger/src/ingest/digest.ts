import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { TableName, Tables } from '../tables/tables.ts'

/** What a ledger holds, in a few characters. */
export interface Digest {
  /** Equal for equal rows in all tables, in whatever order they were written. */
  readonly digest: string
  readonly tables: Readonly<Record<string, { readonly rows: bigint; readonly hash: string }>>
}

/** Counts and hashes the rows of tables, in one snapshot. A row's hash is of its text; those of a table are added. */
export async function digestOf(db: Kysely<Tables>, tables: readonly TableName[]): Promise<Digest> {
  const found: Record<string, { rows: bigint; hash: string }> = {}
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => {
      for (const table of [...tables].sort()) {
        const { rows } = await sql<{ rows: bigint; low: bigint; high: bigint }>`
          select count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)), 0) as low,
          coalesce(sum(hashtextextended(t::text, 1)), 0) as high from ${sql.table(table)} t`.execute(
          transaction,
        )
        const { rows: count, low, high } = rows[0]!
        found[table] = { rows: count, hash: `${low}:${high}` }
      }
    })
  const text = Object.entries(found).map(([table, { rows, hash }]) => `${table} ${rows} ${hash}`)
  return { digest: createHash('sha256').update(text.join('\n')).digest('hex'), tables: found }
}
