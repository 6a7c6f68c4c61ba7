import { type Database, migrate, openDatabase } from '@specie/ledger'
import { createSpecieClient } from '@specie/protocol'
import { pino } from 'pino'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { followLedger } from './chain/followLedger.ts'
import type { NodeOptions } from './configuration/NodeOptions.ts'
import { createEventBoard } from './events/createEventBoard.ts'
import { apiReadiness } from './http/apiReadiness.ts'
import { createServer } from './http/createServer.ts'
import type { Readiness } from './http/health.ts'
import { healthServer } from './http/healthServer.ts'
import { LOCAL_LIMITS, PUBLIC_LIMITS } from './http/limits.ts'
import { createRequestCounts } from './http/requestCounts.ts'
import { bindNewPools } from './openings/bindNewPools.ts'
import { localSigners } from './parts/localSigners.ts'
import { runAgentPart } from './parts/runAgentPart.ts'
import { type RunningPart, runIndexer } from './parts/runIndexer.ts'
import { tellDecisions } from './parts/tellDecisions.ts'
import type { Services } from './Services.ts'
import { createTapeWorkshop } from './tapes/TapeWorkshop.ts'
import { UPLOAD_LIMIT } from './tapes/tapeStore.ts'
import { VERSION } from './version.ts'

/** A running process. */
export interface RunningNode {
  /** Where the server listens, or of a process without one its health; undefined when it has neither. */
  readonly url: string | undefined
  /** Finishes what is under way, then ends: listeners, agents, indexer, database. Idempotent. */
  close(): Promise<void>
}

const LOCAL_CHAIN = 31_337
/** Milliseconds between two looks at the chain's head, and between two comparisons of index and chain. */
const LOOK_MS = { local: 500, other: 2_000 } as const
const RECONCILE_MS = { local: 60_000, other: 300_000 } as const

/**
 * Starts the parts of Specie that this process is to run. Any number of processes may run any parts on one database.
 * @throws SpecieError `chain.unreachable`, `chain.wrong`, `database.…`, `ledger.…`, `server.port`
 */
export async function startNode(options: NodeOptions): Promise<RunningNode> {
  const { rpcUrl, deployment, parts } = options
  const log = options.log ?? pino({ level: 'info' })
  const local = deployment.chainId === LOCAL_CHAIN
  const beat = local ? 'local' : 'other'
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const running: (() => Promise<void>)[] = []
  const close = closeInTurn(running)
  try {
    const database = openDatabase(options.databaseUrl, { connections: options.connections ?? 20 })
    running.push(() => database.close())
    if (options.migrated !== true) await migrate(database)
    const client = await createSpecieClient({ rpcUrl, deployment })
    const begin = (part: RunningPart) => running.push(() => part.close())
    if (parts.includes('indexer')) {
      const reconcileEvery = options.reconcileEvery ?? RECONCILE_MS[beat]
      begin(
        await runIndexer({ databaseUrl: options.databaseUrl, rpcUrl, client, registry, log, reconcileEvery }),
      )
    }
    const index = await followLedger(database, client, LOOK_MS[beat])
    begin(index)
    if (parts.includes('agents')) {
      const signers = options.signers ?? (local ? localSigners() : [])
      if (signers.length > 0) begin(runAgentPart({ database, rpcUrl, deployment, signers, log }))
      else log.warn('no keys are at hand: the agents of this process do nothing')
    }
    const readiness = apiReadiness({ database, client, index })
    if (!parts.includes('api')) {
      const url = await healthOf(options, registry, readiness, begin)
      return { url, close }
    }
    const services = { ...servicesOf(options, database, client, log), index }
    const url = await serve(options, { ...services, registry, readiness }, begin)
    return { url, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function serve(
  options: NodeOptions,
  given: Omit<Services, 'counts' | 'events' | 'workshop' | 'background'> & {
    registry: Registry
    readiness: Readiness
  },
  begin: (part: RunningPart) => void,
): Promise<string> {
  const { registry, readiness, ...rest } = given
  const events = await createEventBoard(rest.database)
  begin(events)
  const workshop = createTapeWorkshop(options.databaseUrl)
  begin(workshop)
  const counts = createRequestCounts(rest.database)
  begin(counts)
  const under = new Set<Promise<void>>()
  begin({ close: async () => void (await Promise.all(under)) })
  const services: Services = {
    ...rest,
    counts,
    events,
    workshop,
    background(work) {
      under.add(work)
      work.then(
        () => under.delete(work),
        () => under.delete(work),
      )
    },
  }
  begin(bindNewPools(services))
  begin(await tellDecisions(services))
  const app = await createServer(services, {
    webRoot: options.webRoot,
    registry,
    readiness,
    ...(options.trustProxy !== undefined && { trustProxy: options.trustProxy }),
  })
  begin({ close: () => app.close() })
  return app.listen({ port: options.port ?? 0, host: options.host ?? '127.0.0.1' })
}

/** Health of a process without the server, on a port of its own when one is named. */
async function healthOf(
  { healthPort, host }: NodeOptions,
  registry: Registry,
  readiness: Readiness,
  begin: (part: RunningPart) => void,
): Promise<string | undefined> {
  if (healthPort === undefined) return undefined
  const server = await healthServer({ port: healthPort, host: host ?? '127.0.0.1', registry, readiness })
  begin(server)
  return server.url
}

/** What began last ends first; what cannot end does not keep the others. */
function closeInTurn(running: (() => Promise<void>)[]): () => Promise<void> {
  let closing: Promise<void> | undefined
  return () => {
    closing ??= (async () => {
      for (const end of running.toReversed()) await end().catch(() => {})
    })()
    return closing
  }
}

function servicesOf(
  options: NodeOptions,
  database: Database,
  client: Services['client'],
  log: Services['log'],
) {
  const { rpcUrl, deployment } = options
  const local = deployment.chainId === LOCAL_CHAIN
  return {
    client,
    deployment,
    rpcUrl,
    database,
    local,
    log,
    limits: options.limits ?? (local ? LOCAL_LIMITS : PUBLIC_LIMITS),
    uploadLimit: options.uploadLimit ?? UPLOAD_LIMIT,
    publicHost: options.publicHost,
    secureCookies: options.secureCookies ?? false,
    version: VERSION,
  }
}
