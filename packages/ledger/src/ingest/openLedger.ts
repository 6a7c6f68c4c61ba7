import { ArgumentError, SpecieError } from '@specie/units'
import { httpSource } from '../chain/httpSource.ts'
import { readerSource } from '../chain/readerSource.ts'
import { migrate } from '../database/migrate.ts'
import { type Database, openDatabase } from '../database/openDatabase.ts'
import { projections as allProjections } from '../projections/projections.ts'
import type { TableName } from '../tables/tables.ts'
import { chunkSize } from './ChunkSize.ts'
import { checkOrigin } from './checkOrigin.ts'
import { createMetrics, type LedgerMetrics } from './createMetrics.ts'
import { describerOf } from './describeNew.ts'
import { type Digest, digestOf } from './digest.ts'
import { followChain } from './followChain.ts'
import { originOf } from './followedContracts.ts'
import type { Indexer } from './Indexer.ts'
import { openIndexerConnection } from './IndexerConnection.ts'
import type { LedgerOptions } from './LedgerOptions.ts'
import { type Rebuilt, rebuildProjections } from './rebuild.ts'
import { type Step, takeStep } from './takeStep.ts'
import { blockTables } from './undoAbove.ts'
import { type Cursor, readCursor } from './writePart.ts'

/** The chain in PostgreSQL. */
export interface Ledger {
  /** For reading. */
  readonly database: Database
  readonly metrics: LedgerMetrics
  /** Brings the ledger to the chain's present head; see {@link takeStep}. */
  step(signal?: AbortSignal): Promise<Step>
  /** Takes steps until the signal; a new block is in the ledger within one interval. `onStep` hears of each. */
  follow(signal: AbortSignal, onStep?: (step: Step) => void): Promise<void>
  /** Where the ledger stands; undefined while it is empty. */
  head(): Promise<Cursor | undefined>
  /** Makes the projections anew out of the logs. Undefined when another indexer writes. */
  rebuild(): Promise<Rebuilt | undefined>
  /** Counts and hashes all rows that come from the chain's logs. */
  digest(): Promise<Digest>
  /** Ends the connections. A step under way fails and leaves nothing half done. */
  close(): Promise<void>
}

const LOCAL_CHAINS = new Set([31_337, 1337])

/**
 * Opens the ledger of a deployment: migrates the database and makes sure that it is this deployment's and that the node
 * is on its chain. Any number may be open at once; one of them writes, the others stand by and take over when it ends.
 * @throws SpecieError `chain.wrong`, `ledger.otherDeployment`, `database.migration…`; NodeFailure
 */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const database = openDatabase(options.databaseUrl)
  const connection = openIndexerConnection(options.databaseUrl)
  const close = async () => void (await Promise.all([database.close(), connection.close()]))
  try {
    const indexer = assemble(options, { database, connection })
    await checkChain(indexer)
    await migrate(database)
    await checkOrigin(database.db, indexer.origin)
    return ledgerOf(indexer, close)
  } catch (error) {
    await close()
    throw error
  }
}

function ledgerOf(indexer: Indexer, close: () => Promise<void>): Ledger {
  const { database, metrics, options, local, projections } = indexer
  const digested: TableName[] = ['block', 'log', 'followed', ...projections.flatMap(({ tables }) => tables)]
  const describe = describerOf(options, database)
  const step = async (signal?: AbortSignal) => {
    const done = await takeStep(indexer, signal)
    if (!done.standby) await describe(done.blocks)
    return done
  }
  const interval = options.interval ?? (local ? 100 : 2000)
  return {
    database,
    metrics,
    step,
    follow: (signal, onStep) => followChain({ step, interval, onStep, onFailure: options.onFailure }, signal),
    head: () => readCursor(database.db),
    rebuild: () => rebuildProjections(indexer),
    digest: () => digestOf(database.db, [...new Set(digested)]),
    close,
  }
}

function assemble(
  options: LedgerOptions,
  { database, connection }: Pick<Indexer, 'database' | 'connection'>,
): Indexer {
  const metrics = createMetrics(options.registry)
  const projections = options.projections ?? allProjections
  return {
    options,
    source: sourceOf(options, metrics),
    database,
    connection,
    projections,
    tables: blockTables(projections),
    origin: originOf(options.deployment),
    metrics,
    chunk: chunkSize(options.batchBlocks),
    local: LOCAL_CHAINS.has(options.deployment.chainId),
  }
}

function sourceOf({ rpcUrl, reader, timeout, onFailure }: LedgerOptions, metrics: LedgerMetrics) {
  if (reader !== undefined) return readerSource(reader)
  if (rpcUrl === undefined) throw new ArgumentError('rpcUrl', rpcUrl, 'the address of a node, or a reader')
  return httpSource(rpcUrl, {
    ...(timeout === undefined ? {} : { timeout }),
    onFailure: (failure) => {
      metrics.failures.inc({ kind: failure.kind })
      onFailure?.(failure)
    },
  })
}

async function checkChain({ source, origin }: Indexer): Promise<void> {
  const [id] = await source.ask<string>([{ method: 'eth_chainId', params: [] }])
  if (Number(id) === origin.chainId) return
  throw new SpecieError({
    code: 'chain.wrong',
    message: `The node is on chain ${Number(id)}, the deployment is on chain ${origin.chainId}`,
    expected: `a node of chain ${origin.chainId}`,
    remedy: 'point RPC_URL at that chain, or use the deployment file of this one',
  })
}
