import type { Database } from '@specie/ledger'
import type { PeriodOrder } from '@specie/servicing'
import type { Address } from 'viem'

/** What a servicer has entered about a pool's next period. */
export interface EnteredOrder {
  readonly id: bigint
  readonly enteredBy: string
  readonly order: PeriodOrder
}

/** The open entry of a pool. */
export async function openOrder(db: Database['db'], pool: Address): Promise<EnteredOrder | undefined> {
  const row = await db
    .selectFrom('periodOrder')
    .selectAll()
    .where('pool', '=', pool)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { id, enteredBy, cutOffDate, recoveries } = row
  const ids = (list: unknown) => list as readonly string[]
  return {
    id,
    enteredBy,
    order: {
      to: cutOffDate,
      defaulted: ids(row.defaulted),
      late: ids(row.late),
      prepaid: ids(row.prepaid),
      recoveries,
    },
  }
}

/** Entries whose collection is final are done. The decision that took an entry names it and its intent. */
export async function finishOrders(db: Database['db']): Promise<void> {
  const done = await db
    .selectFrom('periodOrder as entry')
    .innerJoin('agentDecision as decision', (join) =>
      join.onRef('decision.subject', '=', 'entry.pool').on('decision.agent', '=', 'servicer'),
    )
    .innerJoin('intent', 'intent.id', 'decision.intent')
    .select(['entry.id', 'intent.id as intent'])
    .where('entry.state', '=', 'open')
    .where('intent.state', '=', 'confirmed')
    .where((where) =>
      where(where.ref('decision.figures', '->>').key('order'), '=', where.cast<string>('entry.id', 'text')),
    )
    .execute()
  for (const { id, intent } of done) {
    await db.updateTable('periodOrder').set({ state: 'done', intent }).where('id', '=', id).execute()
  }
}
