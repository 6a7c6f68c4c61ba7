import { setTimeout as pause } from 'node:timers/promises'
import { type Ledger, openLedger, reconcile } from '@specie/ledger'
import type { SpecieClient } from '@specie/protocol'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'

/** What an indexer runs with. */
export interface IndexerOptions {
  readonly databaseUrl: string
  readonly rpcUrl: string
  readonly client: SpecieClient
  readonly registry: Registry
  readonly log: Logger
  /** Milliseconds between two comparisons with the chain; 0: none. */
  readonly reconcileEvery: number
}

/** A part that runs until it is closed. */
export interface RunningPart {
  close(): Promise<void>
}

/** Takes the chain into the database, and compares the two now and then. Any number may run; one of them writes. */
export async function runIndexer(options: IndexerOptions): Promise<RunningPart> {
  const { databaseUrl, rpcUrl, client, registry, log } = options
  const ending = new AbortController()
  const ledger = await openLedger({
    databaseUrl,
    rpcUrl,
    deployment: client.context.deployment,
    registry,
    onFailure: (error) => log.warn({ err: error }, 'the indexer got over a failure'),
  })
  const following = ledger.follow(ending.signal).catch((error: unknown) => {
    if (!ending.signal.aborted) log.error({ err: error }, 'the indexer has ended')
  })
  const comparing = compare(ledger, options, ending.signal)
  return {
    async close() {
      ending.abort()
      await Promise.all([following, comparing])
      await ledger.close()
    },
  }
}

async function compare(ledger: Ledger, { client, log, reconcileEvery }: IndexerOptions, signal: AbortSignal) {
  if (reconcileEvery === 0) return
  let last: bigint | undefined
  while (!signal.aborted) {
    await pause(reconcileEvery, undefined, { signal }).catch(() => {})
    if (signal.aborted) return
    try {
      const head = await ledger.head()
      if (head === undefined || head.blockNumber === last) continue
      const { differences } = await reconcile(ledger.database, client.context)
      last = head.blockNumber
      if (differences.length > 0)
        log.error({ differences: differences.slice(0, 20) }, 'the index differs from the chain')
    } catch (error) {
      log.debug({ err: error }, 'no comparison this time')
    }
  }
}
