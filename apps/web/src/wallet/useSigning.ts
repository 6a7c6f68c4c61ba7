import { useCallback, useEffect, useRef, useState } from 'react'
import { useAccount } from './useAccount.ts'

/** Signing in, with what became of it. */
export interface Signing {
  sign(): Promise<void>
  readonly busy: boolean
  readonly error: unknown
}

/** Signs in; people of the local chain, who sign by themselves, without being asked. */
export function useSigning(): Signing {
  const { address, persona, signedIn, signIn } = useAccount()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  const tried = useRef<string>(undefined)
  const sign = useCallback(async () => {
    setBusy(true)
    setError(undefined)
    try {
      await signIn()
    } catch (cause) {
      setError(cause)
    }
    setBusy(false)
  }, [signIn])
  useEffect(() => {
    if (persona === undefined || signedIn || tried.current === address) return
    tried.current = address
    void sign()
  }, [persona, signedIn, address, sign])
  return { sign, busy, error }
}
