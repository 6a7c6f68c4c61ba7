import type { AgentName, Database } from '@specie/ledger'
import type { BlockReference } from '@specie/protocol'
import type { Decision } from './Agent.ts'

/** A decision as it is written down: without its deed, with the intent that follows from it. */
export interface DecisionRecord {
  readonly agent: AgentName
  readonly decision: Decision
  readonly intent: bigint | null
  readonly dryRun: boolean
  readonly head: BlockReference
}

/** Writes a decision down. The same one as last time about the same subject is only seen again. */
export async function recordDecision(db: Database['db'], record: DecisionRecord): Promise<void> {
  const { agent, decision, intent, dryRun, head } = record
  const { subject, sentence, figures = {} } = decision
  const seen = { seenBlock: head.number, seenAt: head.timestamp }
  const last = await db
    .selectFrom('agentDecision')
    .select(['id', 'decision', 'sentence', 'intent', 'dryRun'])
    .where('agent', '=', agent)
    .where('subject', 'is not distinct from', subject)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const same =
    last !== undefined &&
    last.decision === decision.decision &&
    last.sentence === sentence &&
    last.intent === intent &&
    last.dryRun === dryRun
  if (same) {
    await db.updateTable('agentDecision').set(seen).where('id', '=', last.id).execute()
    return
  }
  await db
    .insertInto('agentDecision')
    .values({
      agent,
      subject,
      decision: decision.decision,
      sentence,
      figures: JSON.stringify(figures),
      intent,
      dryRun,
      decidedBlock: head.number,
      decidedAt: head.timestamp,
      ...seen,
    })
    .execute()
}
