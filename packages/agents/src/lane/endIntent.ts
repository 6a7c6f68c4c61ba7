import { countFailure, countSuccess } from '../frame/breaker.ts'
import type { Intent, Lane } from './Lane.ts'

/** An intent is deep enough in the chain. */
export async function confirmIntent({ db, head }: Lane, intent: Intent): Promise<void> {
  await db
    .updateTable('intent')
    .set({ state: 'confirmed', failure: null, endedBlock: head.number, endedAt: head.timestamp })
    .where('id', '=', intent.id)
    .execute()
  await countSuccess(db, intent.agent)
}

/** An intent will not be done: the chain refused it, before or after it was sent. The agent is charged with it. */
export async function failIntent(lane: Lane, intent: Intent, failure: string): Promise<void> {
  await dropIntent(lane, intent, failure)
  await countFailure(lane.db, intent.agent, failure, lane.head)
}

/** An intent will not be done, and nobody is to blame. */
export async function dropIntent({ db, head }: Lane, intent: Intent, failure: string): Promise<void> {
  await db
    .updateTable('intent')
    .set({ state: 'failed', failure, endedBlock: head.number, endedAt: head.timestamp })
    .where('id', '=', intent.id)
    .execute()
}

/** An intent stays open; the sentence says what it waits for. */
export async function noteIntent({ db }: Lane, intent: Intent, note: string): Promise<void> {
  if (intent.failure === note) return
  await db.updateTable('intent').set({ failure: note }).where('id', '=', intent.id).execute()
}
