import type { Kysely } from 'kysely'
import type { ReconciliationRow, ReconciliationRunRow } from '../tables/reconciliation.ts'
import type { Tables } from '../tables/tables.ts'

/** The last comparison of the index with the chain, and its figures; undefined before the first. */
export async function lastReconciliation(
  db: Kysely<Tables>,
  only: { readonly differing?: boolean | undefined } = {},
): Promise<
  { readonly run: ReconciliationRunRow; readonly figures: readonly ReconciliationRow[] } | undefined
> {
  const run = await db
    .selectFrom('reconciliationRun')
    .selectAll()
    .orderBy('blockNumber', 'desc')
    .executeTakeFirst()
  if (run === undefined) return undefined
  const figures = await db
    .selectFrom('reconciliation')
    .selectAll()
    .where('blockNumber', '=', run.blockNumber)
    .$if(only.differing === true, (rows) => rows.where('equal', '=', false))
    .orderBy('equal')
    .orderBy('subject')
    .orderBy('figure')
    .execute()
  return { run, figures }
}
