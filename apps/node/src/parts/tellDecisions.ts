import { decisionAnswer, decisionRows } from '../answers/operation/agentHandlers.ts'
import type { Services } from '../Services.ts'

/** Any number that only those who tell decisions lock. */
const LOCK = 5_911_341

/** Decisions told at once at most; a page asks for the rest. */
const MOST = 50

/**
 * Puts new decisions of the agents into the event stream, whichever process they were made in. Of several servers one
 * does it at a time, from where the last one stood.
 */
export async function tellDecisions({ database, index, log }: Services): Promise<{ close(): Promise<void> }> {
  const { db } = database
  const newest = await db
    .selectFrom('agentDecision')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst()
  await db
    .updateTable('localClock')
    .set({ toldDecision: newest?.id ?? 0n })
    .where('toldDecision', 'is', null)
    .execute()
  let work: Promise<void> = Promise.resolve()
  const look = () =>
    db.transaction().execute(async (transaction) => {
      const locked = await transaction
        .selectNoFrom(({ fn, val }) => fn<boolean>('pg_try_advisory_xact_lock', [val(LOCK)]).as('got'))
        .executeTakeFirstOrThrow()
      if (!locked.got) return
      const { toldDecision } = await transaction
        .selectFrom('localClock')
        .select('toldDecision')
        .executeTakeFirstOrThrow()
      const rows = await decisionRows({ db: transaction })
        .where('decision.id', '>', toldDecision ?? 0n)
        .limit(MOST)
        .execute()
      if (rows.length === 0) return
      for (const row of rows.reverse()) {
        const body = JSON.stringify({ type: 'agent', decision: decisionAnswer(row) })
        await transaction
          .insertInto('streamEvent')
          .values({ body: body as never })
          .execute()
      }
      await transaction
        .updateTable('localClock')
        .set({ toldDecision: rows.at(-1)!.id })
        .execute()
    })
  const later = () => {
    work = work.then(look).catch((error: unknown) => log.debug({ err: error }, 'decisions are told later'))
  }
  const leave = index.subscribe(later)
  const timer = setInterval(later, 1_000)
  return {
    async close() {
      clearInterval(timer)
      leave()
      await work
    },
  }
}
