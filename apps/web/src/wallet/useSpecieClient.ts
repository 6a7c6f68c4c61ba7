import type { SpecieClient } from '@specie/protocol'
import { useCallback } from 'react'
import { loadEngine } from './loadEngine.ts'
import { useActor } from './useActor.ts'

/**
 * Gives a function that gives the SDK's client: it reads over the server's proxy and prepares as the connected account
 * (reading only when nobody is connected). The SDK is loaded at the first call.
 */
export function useSpecieClient(): () => Promise<SpecieClient> {
  const actor = useActor()
  return useCallback(async () => (await loadEngine()).client(actor), [actor])
}
