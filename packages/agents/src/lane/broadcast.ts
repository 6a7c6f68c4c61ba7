import { explainError } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { Hex } from 'viem'
import { noteIntent } from './endIntent.ts'
import type { Intent, Lane } from './Lane.ts'

/**
 * Sends signed bytes. That the node has them already is as good; any other refusal is noted and tried again at the next
 * look, because the same bytes can never be executed twice.
 * @throws SpecieError `chain.unreachable` when there is no node to send them to
 */
export async function broadcast(lane: Lane, intent: Intent, raw: Hex): Promise<void> {
  try {
    await lane.client.context.reader.sendRawTransaction({ serializedTransaction: raw })
  } catch (cause) {
    const error = explained(cause, intent.title)
    if (error.code === 'chain.unreachable') throw error
    if (error.code !== 'chain.nonce') await noteIntent(lane, intent, error.message)
  }
}

function explained(cause: unknown, title: string): SpecieError {
  try {
    return explainError(cause, title)
  } catch (error) {
    if (error instanceof SpecieError) return error
    throw error
  }
}
