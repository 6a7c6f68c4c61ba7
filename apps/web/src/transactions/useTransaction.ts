import { drawer } from './drawer.ts'
import type { TransactionOrder } from './types.ts'

/** Starts transactions. */
export interface Transactions {
  /** Opens the drawer, which checks, shows what changes, and lets the person sign. */
  start(order: TransactionOrder): void
}

const starter: Transactions = { start: (order) => drawer.open(order) }

/** Gives what starts transactions; the same object on every call. */
export function useTransaction(): Transactions {
  return starter
}
