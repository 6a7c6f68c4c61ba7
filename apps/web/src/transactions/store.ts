import type { Keeper } from '../wallet/accountStore.ts'
import type { Step, TransactionRecord } from './types.ts'

/** Transactions of this browser, kept over reloads, newest first. */
export interface TransactionStore {
  /** The same array until something changes. */
  all(): readonly TransactionRecord[]
  get(id: string): TransactionRecord | undefined
  add(record: TransactionRecord): void
  /** Changes a transaction; an unknown id is ignored, it was cleared meanwhile. */
  change(id: string, part: Partial<TransactionRecord>): void
  changeStep(id: string, index: number, part: Partial<Step>): void
  /** Forgets what is finished. */
  clearFinished(): void
  subscribe(listener: () => void): () => void
}

const KEY = 'specie.transactions'
const KEPT = 40

/** Has come to an end, good or bad. */
export function isFinished({ state }: TransactionRecord): boolean {
  return state === 'indexed' || state === 'failed'
}

/** A store over what a browser keeps for a page. */
export function createTransactionStore(keeper: Keeper): TransactionStore {
  let records = read(keeper)
  const listeners = new Set<() => void>()
  const put = (next: readonly TransactionRecord[]) => {
    records = next.slice(0, KEPT)
    keeper.setItem(KEY, JSON.stringify(records))
    for (const listener of listeners) listener()
  }
  const store: TransactionStore = {
    all: () => records,
    get: (id) => records.find((record) => record.id === id),
    add: (record) => put([record, ...records]),
    change: (id, part) => put(records.map((record) => (record.id === id ? { ...record, ...part } : record))),
    changeStep(id, index, part) {
      const record = store.get(id)
      if (record === undefined) return
      store.change(id, { steps: record.steps.map((step, i) => (i === index ? { ...step, ...part } : step)) })
    },
    clearFinished: () => put(records.filter((record) => !isFinished(record))),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return store
}

/** What was kept. A message that was being signed when the page went away was never sent as far as anybody can know. */
function read(keeper: Keeper): readonly TransactionRecord[] {
  try {
    const kept = JSON.parse(keeper.getItem(KEY) ?? '[]') as readonly TransactionRecord[]
    return kept.map(interrupted)
  } catch {
    return []
  }
}

function interrupted(record: TransactionRecord): TransactionRecord {
  if (record.state !== 'signing') return record
  const underWay = record.steps.some(({ state }) => state === 'sent' || state === 'collecting')
  if (underWay) return { ...record, state: 'sent' }
  return {
    ...record,
    state: 'failed',
    steps: record.steps.map((step) => (step.state === 'signing' ? { ...step, state: 'waiting' } : step)),
    failure: {
      message: 'The page was left before everything was signed',
      remedy: 'start again; what was mined already is not sent a second time',
    },
  }
}
