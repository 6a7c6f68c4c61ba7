import { useSyncExternalStore } from 'react'
import { drawer, type Shown } from './drawer.ts'
import { transactions } from './transactions.ts'
import type { TransactionRecord } from './types.ts'

/** Transactions of this browser, newest first. */
export function useRecords(): readonly TransactionRecord[] {
  return useSyncExternalStore(transactions.subscribe, transactions.all)
}

/** What the drawer shows. */
export function useShown(): Shown | undefined {
  return useSyncExternalStore(drawer.subscribe, drawer.get)
}
