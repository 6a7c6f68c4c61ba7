import type { AgentName, Database } from '@specie/ledger'
import type { BlockReference } from '@specie/protocol'

/** Failures one after another that stop an agent. */
const LIMIT = 5
/** Chain time after which it tries again, seconds. */
const REST = 86_400n

/** A transaction became final: what failed before it counts no more. */
export async function countSuccess(db: Database['db'], agent: AgentName): Promise<void> {
  await db
    .updateTable('agent')
    .set({ failures: 0, trippedAt: null, trippedBecause: null })
    .where('name', '=', agent)
    .where('failures', '>', 0)
    .execute()
}

/** A transaction failed: too many one after another stop the agent. */
export async function countFailure(
  db: Database['db'],
  agent: AgentName,
  failure: string,
  head: BlockReference,
): Promise<void> {
  const { failures } = await db
    .updateTable('agent')
    .set((row) => ({ failures: row('failures', '+', 1) }))
    .where('name', '=', agent)
    .returning('failures')
    .executeTakeFirstOrThrow()
  if (failures < LIMIT) return
  await db
    .updateTable('agent')
    .set({ trippedAt: head.timestamp, trippedBecause: failure })
    .where('name', '=', agent)
    .execute()
}

/** Whether an agent that stopped itself must still rest. A person ends the rest by clearing `tripped_at`. */
export function rests(trippedAt: bigint | null, head: BlockReference): boolean {
  return trippedAt !== null && head.timestamp < trippedAt + REST
}
