import { confirmIntent } from './endIntent.ts'
import { receiptOf } from './followStep.ts'
import { type Intent, type Lane, REORGANISABLE } from './Lane.ts'

/**
 * Looks whether the steps of a mined intent are still in the chain and how deep: final when deep enough, back to the
 * step that a reorganisation took away otherwise.
 */
export async function checkDepth(lane: Lane, intent: Intent): Promise<void> {
  const mined = await minedSteps(lane, intent)
  let deepest = 0n
  for (const { hash, step } of mined) {
    const receipt = await receiptOf(lane, hash)
    if (receipt === undefined) {
      await lane.db
        .updateTable('intent')
        .set({ state: 'sent', step, endedBlock: null, endedAt: null })
        .where('id', '=', intent.id)
        .execute()
      return
    }
    if (receipt.blockNumber > deepest) deepest = receipt.blockNumber
  }
  if (intent.state === 'confirmed') return
  if (lane.head.number - deepest + 1n >= BigInt(lane.sending.confirmations)) await confirmIntent(lane, intent)
}

/** Final intents that ended so lately that a deep reorganisation could still undo them, and that it has undone. */
export async function reopenUndone(lane: Lane): Promise<void> {
  const { db, account, head } = lane
  const recent = await db
    .selectFrom('intent')
    .selectAll()
    .where('state', '=', 'confirmed')
    .where('endedBlock', '>', head.number - REORGANISABLE)
    .where('signer', '=', account.address)
    .execute()
  for (const intent of recent) await checkDepth(lane, intent)
}

async function minedSteps({ db }: Lane, { id }: Intent) {
  return db
    .selectFrom('intentTransaction')
    .select(['hash', 'step'])
    .where('intent', '=', id)
    .where('minedBlock', 'is not', null)
    .orderBy('step')
    .execute()
}
