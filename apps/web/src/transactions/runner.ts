import { SpecieError } from '@specie/units'
import type { Hash, PublicClient, WalletClient } from 'viem'
import { failureOf } from './failure.ts'
import { type Following, followStep } from './followStep.ts'
import { pause } from './pause.ts'
import { recoverStep } from './recoverStep.ts'
import { sendStep } from './sendStep.ts'
import type { TransactionStore } from './store.ts'
import type { TransactionRecord } from './types.ts'

/** Connections to one chain, as the SDK's context has them. */
export interface Connections {
  readonly reader: PublicClient
  /** Absent where nobody can sign. */
  readonly sender: WalletClient | undefined
}

/** What a runner works with. */
export interface RunnerParts extends Following {
  readonly store: TransactionStore
  /** Whether the ledger answers with the transaction; a question that fails is asked again. */
  isIndexed(hash: Hash): Promise<boolean>
  /** Called once the ledger has all of a transaction. */
  onIndexed(): Promise<void>
}

/** Carries transactions to their end. */
export interface Runner {
  /** Signs and sends the steps that are left of a record, one after another, and follows each to its end. */
  run(connections: Connections, id: string): Promise<void>
  /** Takes up what was under way when the page was left. Signs nothing. */
  resume(reader: PublicClient, id: string): Promise<void>
}

const FIRST_LOOK_MS = 200
const SLOWEST_LOOK_MS = 3000

/** Builds a runner over a store; how a record came out is in the store, nothing is thrown. */
export function createRunner(parts: RunnerParts): Runner {
  const { store } = parts
  const fail = (id: string, error: unknown) =>
    store.change(id, { state: 'failed', failure: failureOf(error) })
  const stepsOf = (id: string) => store.get(id)?.steps ?? []
  return {
    async run(connections, id) {
      try {
        for (let index = 0; index < stepsOf(id).length; index += 1) {
          if (stepsOf(id)[index]!.state === 'mined') continue
          await sendStep(store, connections, id, index)
          await followStep(store, connections.reader, id, index, parts)
        }
        await awaitLedger(parts, id)
      } catch (error) {
        fail(id, error)
      }
    },
    async resume(reader, id) {
      try {
        for (const [index, { state }] of stepsOf(id).entries()) {
          if (state === 'signing') await recoverStep(store, reader, id, index)
          if (state === 'sent' || state === 'collecting' || stepsOf(id)[index]?.state === 'sent') {
            await followStep(store, reader, id, index, parts)
          }
        }
        if (stepsOf(id).some(({ state }) => state !== 'mined')) throw interrupted()
        await awaitLedger(parts, id)
      } catch (error) {
        fail(id, error)
      }
    },
  }
}

function interrupted(): SpecieError {
  return new SpecieError({
    code: 'transaction.interrupted',
    message: 'The page was left before everything was signed',
    remedy: 'go on signing; what was mined is not sent a second time',
  })
}

/** Waits until the ledger answers with the last message. It is never taken for granted: a late ledger is waited for. */
async function awaitLedger({ store, isIndexed, onIndexed }: RunnerParts, id: string): Promise<void> {
  const hash = store.get(id)?.steps.at(-1)?.hash
  if (hash === undefined) return
  store.change(id, { state: 'mined' } satisfies Partial<TransactionRecord>)
  for (let wait = FIRST_LOOK_MS; ; wait = Math.min(wait * 1.3, SLOWEST_LOOK_MS)) {
    if (store.get(id) === undefined) return
    if (await isIndexed(hash).catch(() => false)) break
    await pause(wait)
  }
  await onIndexed()
  store.change(id, { state: 'indexed' })
}
