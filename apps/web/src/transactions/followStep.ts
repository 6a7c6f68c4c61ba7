import { SpecieError } from '@specie/units'
import type { PublicClient } from 'viem'
import { explainIn } from './explainIn.ts'
import type { TransactionStore } from './store.ts'
import type { Step, TransactionRecord } from './types.ts'
import { type Fate, watchTransaction } from './watch.ts'
import { watchSafe } from './watchSafe.ts'

/** How a step is followed. */
export interface Following {
  /** Milliseconds for which a node may not know a transaction before it counts as dropped. */
  readonly missing: number
  /** Told of the block that brought the message. */
  onMined(block: number): void
}

/** Follows a sent step to its end. @throws SpecieError when it did not come to what was signed */
export async function followStep(
  store: TransactionStore,
  reader: PublicClient,
  id: string,
  index: number,
  following: Following,
): Promise<void> {
  const record = store.get(id)!
  const step = record.steps[index]!
  const fate = await fateOfStep(store, reader, record, index, following.missing)
  if (fate.kind === 'mined') {
    store.changeStep(id, index, { state: 'mined', hash: fate.hash, block: fate.block })
    following.onMined(fate.block)
    return
  }
  if (fate.kind === 'reverted') {
    store.changeStep(id, index, { state: 'reverted', hash: fate.hash, block: fate.block })
    throw await reasonOf(reader, record, step, fate.block)
  }
  store.changeStep(id, index, { state: fate.kind, ...(fate.kind === 'replaced' && { hash: fate.by }) })
  throw fate.kind === 'replaced' ? replaced(step) : dropped(step)
}

function fateOfStep(
  store: TransactionStore,
  reader: PublicClient,
  { id, account, steps }: TransactionRecord,
  index: number,
  missing: number,
): Promise<Fate> {
  const { state, hash, to, data, nonce, block } = steps[index]!
  const interval = reader.pollingInterval
  if (state !== 'collecting') {
    const looks = Math.ceil(missing / interval)
    return watchTransaction(reader, { account, hash: hash!, to, data, nonce }, { interval, missing: looks })
  }
  return watchSafe(
    reader,
    {
      safe: account,
      safeTxHash: hash!,
      since: BigInt(block ?? 0),
      nonce: nonce === undefined ? undefined : BigInt(nonce),
    },
    { interval, onProgress: (signatures) => store.changeStep(id, index, { signatures }) },
  )
}

function replaced({ title }: Step): SpecieError {
  return new SpecieError({
    code: 'transaction.replaced',
    message: `${title}: another transaction of this account took its place, so it will not happen`,
    remedy: 'if you cancelled it in the wallet, all is well; otherwise start again',
  })
}

function dropped({ title }: Step): SpecieError {
  return new SpecieError({
    code: 'transaction.dropped',
    message: `${title}: the chain does not know this transaction any more; it was dropped before it was mined`,
    remedy: 'start again: nothing has happened',
  })
}

/** The contract's reason, asked of the states around the block: after what came before it, or of the one before. */
async function reasonOf(
  reader: PublicClient,
  { account }: TransactionRecord,
  { title, to, data, value, unit }: Step,
  block: number,
): Promise<unknown> {
  for (const blockNumber of [BigInt(block), BigInt(block - 1)]) {
    try {
      await reader.call({ account, to, data, value: BigInt(value), blockNumber })
    } catch (error) {
      try {
        explainIn(error, title, unit)
      } catch (explained) {
        return explained
      }
    }
  }
  return new SpecieError({
    code: 'transaction.reverted',
    message: `${title}: the contract refused it when it was mined, and would take it now`,
    remedy: 'start again: the state has changed since you looked',
  })
}
