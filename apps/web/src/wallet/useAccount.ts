import { routes, type Wallet } from '@specie/api'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { ask } from '../api/ask.ts'
import { useAnswer } from '../api/useAnswer.ts'
import { loadEngine } from './loadEngine.ts'
import { useActor } from './useActor.ts'

/** Who acts, what it is on the chain, and whether the server knows it. */
export interface Account {
  /** Undefined: reading only. */
  readonly address: `0x${string}` | undefined
  /** Name and title on a local chain. */
  readonly persona: { readonly name: string; readonly title: string } | undefined
  readonly roles: Wallet['roles']
  /** All that the ledger knows of it; undefined until read. */
  readonly wallet: Wallet | undefined
  /** The server's session is of this address. */
  readonly signedIn: boolean
  /** Signs in with Ethereum; a no-op when already signed in. @throws ApiProblem, or what the wallet says. */
  signIn(): Promise<void>
  signOut(): Promise<void>
}

const NOBODY = '0x0000000000000000000000000000000000000000'

/** The connected account. */
export function useAccount(): Account {
  const actor = useActor()
  const queries = useQueryClient()
  const address = actor.kind === 'nobody' ? undefined : actor.address
  const wallet = useAnswer(
    routes.wallet,
    { params: { wallet: address ?? NOBODY } },
    { enabled: address !== undefined },
  ).data?.data
  const session = useAnswer(routes.session)
  const signedIn = address !== undefined && session.data?.address?.toLowerCase() === address.toLowerCase()
  const refresh = useCallback(
    () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) =>
          ['session', 'tapes', 'people', 'servicing'].includes(String(queryKey[1])),
      }),
    [queries],
  )
  const signIn = useCallback(async () => {
    if (signedIn) return
    const { nonce } = await ask(routes.nonce)
    const body = await (await loadEngine()).signIn(actor, nonce)
    await ask(routes.signIn, { body })
    await refresh()
  }, [actor, signedIn, refresh])
  const signOut = useCallback(async () => {
    await ask(routes.signOut)
    await refresh()
  }, [refresh])
  return {
    address,
    persona: actor.kind === 'persona' ? { name: actor.name, title: actor.title } : undefined,
    roles: wallet?.roles ?? [],
    wallet,
    signedIn,
    signIn,
    signOut,
  }
}
