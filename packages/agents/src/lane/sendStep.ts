import { ContractError, explainError } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import { broadcast } from './broadcast.ts'
import { dropIntent, failIntent, noteIntent } from './endIntent.ts'
import { presentFees } from './fees.ts'
import { callOf, type Intent, type Lane } from './Lane.ts'
import { signStep } from './signStep.ts'

/** Room above the estimate: another transaction may come first and make a slot cold or a loop longer. */
const GAS_MARGIN_PERCENT = 125n
/** An intent that was not sent within a day of chain time is decided anew. */
const LIFETIME = 86_400n

/**
 * Rehearses the present step of an intent on the head, gives it the next nonce, keeps the signed bytes, and sends them.
 * @returns whether the intent moved on: sent, or failed
 */
export async function sendStep(lane: Lane, intent: Intent): Promise<boolean> {
  if (intent.step === 0 && lane.head.timestamp > intent.createdAt + LIFETIME) {
    await dropIntent(lane, intent, 'It was not sent within a day and is decided anew')
    return true
  }
  const gas = await rehearse(lane, intent)
  if (gas instanceof ContractError) {
    await failIntent(lane, intent, gas.message)
    return true
  }
  const waits = typeof gas === 'bigint' ? undefined : gas.message
  const fees = await presentFees(lane)
  if (waits !== undefined || fees === undefined) {
    await noteIntent(lane, intent, waits ?? 'The chain asks for more than the highest fee allowed')
    return false
  }
  const nonce = await takeNonce(lane, intent)
  if (nonce === undefined) {
    await noteIntent(
      lane,
      intent,
      'The step was sent meanwhile, or its nonce still belongs to another intent',
    )
    return false
  }
  const { raw } = await signStep(lane, intent, nonce, ((gas as bigint) * GAS_MARGIN_PERCENT) / 100n, fees)
  await broadcast(lane, intent, raw)
  return true
}

/** Gas of the step on the head; the contract's refusal; or why the node does not say. */
async function rehearse({ client, account }: Lane, intent: Intent): Promise<bigint | SpecieError> {
  const { to, data, value, title, unit } = callOf(intent)
  try {
    return await client.context.reader
      .estimateGas({ account: account.address, to, data, value: BigInt(value) })
      .catch((cause) => explainError(cause, title, unit))
  } catch (error) {
    if (!(error instanceof SpecieError) || error.code === 'chain.unreachable') throw error
    return error
  }
}

/**
 * The signer's next nonce, written down as this step's before anything is signed. One that was void, or that an ended
 * intent had before the chain was reorganised, is taken over.
 */
async function takeNonce({ db, client, account }: Lane, { id, step }: Intent): Promise<bigint | undefined> {
  const { address } = account
  const count = await client.context.reader.getTransactionCount({ address, blockTag: 'pending' })
  return db.transaction().execute(async (transaction) => {
    // Whoever held the lane before may have sent the step meanwhile, if it lost its lock without dying.
    const planned = await transaction
      .selectFrom('intent')
      .select('id')
      .where('id', '=', id)
      .where('state', '=', 'planned')
      .where('step', '=', step)
      .forUpdate()
      .executeTakeFirst()
    if (planned === undefined) return undefined
    // A nonce that a crash left without a signature is given back.
    await transaction
      .updateTable('intentNonce')
      .set({ void: true })
      .where('intent', '=', id)
      .where('step', '=', step)
      .execute()
    const taken = await transaction
      .insertInto('intentNonce')
      .values({ signer: address, nonce: BigInt(count), intent: id, step })
      .onConflict((conflict) =>
        conflict
          .columns(['signer', 'nonce'])
          .doUpdateSet({ intent: id, step, void: false })
          .where(({ exists, or, eb, selectFrom }) =>
            or([
              eb('intentNonce.void', '=', true),
              exists(
                selectFrom('intent')
                  .select('intent.id')
                  .whereRef('intent.id', '=', 'intentNonce.intent')
                  .where('intent.state', 'in', ['confirmed', 'failed']),
              ),
            ]),
          ),
      )
      .returning('nonce')
      .executeTakeFirst()
    return taken?.nonce
  })
}
