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
  /** Forgets one. */
  remove(id: string): void
  /** Forgets what is finished. */
  clearFinished(): void
  /** Takes over what another tab of this browser has kept since. */
  reload(): void
  subscribe(listener: () => void): () => void
}

/** Under which name a browser keeps them. */
export const TRANSACTIONS_KEY = 'specie.transactions'
const KEPT = 40

/** Has come to an end, good or bad. */
export function isFinished({ state }: TransactionRecord): boolean {
  return state === 'indexed' || state === 'failed'
}

/** Stopped between two messages and waits for its owner to go on; nothing went wrong. */
export function isPaused({ state, failure }: TransactionRecord): boolean {
  return state === 'failed' && failure?.code === 'transaction.interrupted'
}

/** A store over what a browser keeps for a page. */
export function createTransactionStore(keeper: Keeper): TransactionStore {
  let records = read(keeper)
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const put = (next: readonly TransactionRecord[]) => {
    records = next.slice(0, KEPT)
    keeper.setItem(TRANSACTIONS_KEY, JSON.stringify(records))
    tell()
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
    remove: (id) => put(records.filter((record) => record.id !== id)),
    clearFinished: () => put(records.filter((record) => !isFinished(record))),
    reload() {
      records = read(keeper)
      tell()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return store
}

function read(keeper: Keeper): readonly TransactionRecord[] {
  try {
    const kept: unknown = JSON.parse(keeper.getItem(TRANSACTIONS_KEY) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}
