import { useSyncExternalStore } from 'react'
import type { Actor } from './accountStore.ts'
import { accounts } from './accounts.ts'

/** Who acts in this page. */
export function useActor(): Actor {
  return useSyncExternalStore(accounts.subscribe, accounts.get)
}
