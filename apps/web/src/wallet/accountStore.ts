/** Who acts in this browser. */
export type Actor =
  | { readonly kind: 'nobody' }
  /** A person of the local chain, who signs by itself. */
  | {
      readonly kind: 'persona'
      readonly address: `0x${string}`
      readonly name: string
      readonly title: string
    }
  /** A wallet of the browser. */
  | { readonly kind: 'wallet'; readonly address: `0x${string}`; readonly connector: string }

/** Remembers who acts, over reloads, and tells who listens. */
export interface AccountStore {
  get(): Actor
  set(actor: Actor): void
  subscribe(listener: () => void): () => void
}

/** What a browser keeps for a page; its `localStorage`. */
export interface Keeper {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

const KEY = 'specie.account'

/** A store that keeps its actor in `keeper`. */
export function createAccountStore(keeper: Keeper): AccountStore {
  let actor = read(keeper)
  const listeners = new Set<() => void>()
  return {
    get: () => actor,
    set(next) {
      actor = next
      keeper.setItem(KEY, JSON.stringify(next))
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function read(keeper: Keeper): Actor {
  try {
    const kept = JSON.parse(keeper.getItem(KEY) ?? 'null') as Actor | null
    return kept !== null && /^0x[0-9a-fA-F]{40}$/.test('address' in kept ? kept.address : '')
      ? kept
      : { kind: 'nobody' }
  } catch {
    return { kind: 'nobody' }
  }
}
