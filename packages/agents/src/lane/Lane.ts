import type { Database, IntentCall, IntentRow } from '@specie/ledger'
import type { BlockReference, SpecieClient } from '@specie/protocol'
import type { Selectable } from 'kysely'
import type { LocalAccount } from 'viem'
import type { Sending } from '../frame/AgentsOptions.ts'

/** The transactions of one signer, one nonce after another. Held by one process at a time. */
export interface Lane {
  readonly db: Database['db']
  /** Signs as the account. */
  readonly client: SpecieClient
  readonly account: LocalAccount
  readonly head: BlockReference
  readonly sending: Sending
}

/** An intent as read. */
export type Intent = Selectable<IntentRow>

/** The call that an intent is at. */
export function callOf(intent: Intent): IntentCall {
  return (intent.calls as readonly IntentCall[])[intent.step]!
}

/** Blocks that a reorganisation is expected to undo at most. */
export const REORGANISABLE = 64n
