import type { BlockReference } from '@specie/protocol'

/** The newest block that answers speak of. */
export interface IndexHead {
  readonly block: BlockReference
  /** Number of the newest block that cannot be undone; undefined where the chain does not say. */
  readonly finalized: bigint | undefined
}

/** How far the server's view of the chain has come. */
export interface ChainIndex {
  /** Undefined before the first block. */
  head(): IndexHead | undefined
  /** Machine seconds since this view last agreed with the chain's head. */
  lagSeconds(): number
  /** Settles when that block is in, or after the given time. */
  waitFor(block: bigint, milliseconds: number): Promise<void>
  /** @returns a function that ends the subscription */
  subscribe(listener: (head: IndexHead, reorganised: boolean) => void): () => void
  close(): Promise<void>
}
