import type { Deployment } from '@specie/protocol'
import type { Registry } from 'prom-client'
import type { PublicClient } from 'viem'
import type { Projection } from '../projections/Projection.ts'

/** What a ledger is made of. One of `rpcUrl` and `reader` is given. */
export interface LedgerOptions {
  /** `postgres://…`; migrated before anything else. */
  readonly databaseUrl: string
  readonly deployment: Deployment
  readonly rpcUrl?: string
  /** A client of viem, for chains reached by another transport than HTTP. */
  readonly reader?: Pick<PublicClient, 'request'>
  /** All of Specie's when left out. */
  readonly projections?: readonly Projection[]
  /** Takes the indexer's figures; see {@link createMetrics}. */
  readonly registry?: Registry
  /** Most blocks in one batch, however empty they are; 1,000 when left out. */
  readonly batchBlocks?: number
  /** Milliseconds between two looks for a new block; 100 on local chains and 2,000 elsewhere when left out. */
  readonly interval?: number
  /** Milliseconds until a question to the node counts as lost; 20,000 when left out. */
  readonly timeout?: number
  /**
   * How much is proven by receipts: `every` block with logs, or only `odd` ones and the end of each answer. When left
   * out, every block near the head and odd ones while catching up. `none` for chains that hash receipts in another way.
   */
  readonly proof?: 'every' | 'odd' | 'none'
  /** False for chains that hash headers in another way than Ethereum. */
  readonly checksHashes?: boolean
  /**
   * Runs after a step that took blocks in; a failure is reported and tried again at the next step. Left out, with all
   * projections, it reads the terms of new pools.
   */
  readonly describe?: () => Promise<unknown>
  /** Told of every failure that is got over, e.g. to log it. */
  readonly onFailure?: (error: unknown) => void
}
