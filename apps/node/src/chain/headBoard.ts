import type { ChainIndex, IndexHead } from './ChainIndex.ts'

/** Where a head is put, and those who wait for it are told. */
export interface HeadBoard extends Omit<ChainIndex, 'close'> {
  put(head: IndexHead, reorganised: boolean): void
  /** The view agreed with the chain at that moment (`performance.now()`). */
  agree(at: number): void
}

/** An empty board. */
export function createHeadBoard(): HeadBoard {
  const listeners = new Set<(head: IndexHead, reorganised: boolean) => void>()
  let current: IndexHead | undefined
  let agreed = performance.now()
  return {
    head: () => current,
    lagSeconds: () => Math.max(0, (performance.now() - agreed) / 1000),
    put(head, reorganised) {
      current = head
      for (const listener of listeners) listener(head, reorganised)
    },
    agree(at) {
      agreed = Math.max(agreed, at)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    waitFor(block, milliseconds) {
      if (current !== undefined && current.block.number >= block) return Promise.resolve()
      return new Promise((resolve) => {
        const finish = () => {
          clearTimeout(timer)
          listeners.delete(listener)
          resolve()
        }
        const listener = (head: IndexHead) => {
          if (head.block.number >= block) finish()
        }
        const timer = setTimeout(finish, milliseconds)
        listeners.add(listener)
      })
    },
  }
}
