import type { TransactionOrder } from './types.ts'

/** What the drawer shows: an order that is looked at before it is signed, or a transaction that was started. */
export type Shown =
  | { readonly kind: 'order'; readonly order: TransactionOrder; readonly number: number }
  | { readonly kind: 'record'; readonly id: string }

let shown: Shown | undefined
let count = 0
const listeners = new Set<() => void>()

function show(next: Shown | undefined): void {
  shown = next
  for (const listener of listeners) listener()
}

/** What the transaction drawer shows. */
export const drawer = {
  get: (): Shown | undefined => shown,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  open(order: TransactionOrder): void {
    count += 1
    show({ kind: 'order', order, number: count })
  },
  openRecord: (id: string): void => show({ kind: 'record', id }),
  close: (): void => show(undefined),
}
