import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Projection } from '../projections/Projection.ts'
import type { TableName, Tables } from '../tables/tables.ts'

/** Every table whose rows belong to a block: those of the projections and the ledger's own. */
export function blockTables(projections: readonly Projection[]): TableName[] {
  const own = projections.flatMap(({ tables, described = [] }) => [...tables, ...described])
  return [...new Set<TableName>([...own, 'log', 'followed'])]
}

/** Deletes everything that came after a block. The rows below it are as they were when it was the newest. */
export async function undoAbove(
  db: Transaction<Tables>,
  tables: readonly TableName[],
  block: bigint,
): Promise<void> {
  for (const table of tables) {
    await sql`delete from ${sql.table(table)} where block_number > ${block}`.execute(db)
  }
  await db.deleteFrom('block').where('number', '>', block).execute()
}
