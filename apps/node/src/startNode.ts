import { type Database, migrate, openDatabase } from '@specie/ledger'
import { createSpecieClient, type Deployment } from '@specie/protocol'
import type { Logger } from 'pino'
import { pino } from 'pino'
import { followChain } from './chain/followChain.ts'
import { createEventBoard } from './events/createEventBoard.ts'
import { createServer } from './http/createServer.ts'
import { type Limits, LOCAL_LIMITS, PUBLIC_LIMITS } from './http/limits.ts'
import type { Services } from './Services.ts'
import { createTapeWorkshop } from './tapes/TapeWorkshop.ts'
import { VERSION } from './version.ts'

/** What one process can do. */
export type NodePart = 'indexer' | 'api' | 'agents'

/** How a process of Specie runs. */
export interface NodeOptions {
  readonly parts: readonly NodePart[]
  readonly databaseUrl: string
  readonly rpcUrl: string
  readonly deployment: Deployment
  /** 0 (the default): a free one. */
  readonly port?: number
  /** 127.0.0.1 when left out. */
  readonly host?: string
  /** Folder of the built console. */
  readonly webRoot?: string
  readonly limits?: Limits
  readonly publicHost?: string
  readonly secureCookies?: boolean
  readonly log?: Logger
  /** The database has been brought up to date by somebody else. */
  readonly migrated?: boolean
}

/** A running process. */
export interface RunningNode {
  readonly url: string
  /** Finishes what is under way, then ends. Idempotent. */
  close(): Promise<void>
}

const LOCAL_CHAIN = 31_337

/** Starts the parts of Specie that this process is to run. */
export async function startNode(options: NodeOptions): Promise<RunningNode> {
  const { rpcUrl, deployment } = options
  const database = openDatabase(options.databaseUrl)
  if (options.migrated !== true) await migrate(database)
  const client = await createSpecieClient({ rpcUrl, deployment })
  const index = await followChain(client)
  const events = await createEventBoard(database)
  const workshop = createTapeWorkshop(options.databaseUrl)
  const services = { ...servicesOf(options, database, client), index, events, workshop }
  const app = await createServer(services, { webRoot: options.webRoot })
  const url = await app.listen({ port: options.port ?? 0, host: options.host ?? '127.0.0.1' })
  let closing: Promise<void> | undefined
  return {
    url,
    close() {
      closing ??= (async () => {
        await app.close()
        await workshop.close()
        await events.close()
        await index.close()
        await database.close()
      })()
      return closing
    },
  }
}

function servicesOf(
  options: NodeOptions,
  database: Database,
  client: Services['client'],
): Omit<Services, 'index' | 'events' | 'workshop'> {
  const { rpcUrl, deployment } = options
  const local = deployment.chainId === LOCAL_CHAIN
  return {
    client,
    deployment,
    rpcUrl,
    database,
    local,
    limits: options.limits ?? (local ? LOCAL_LIMITS : PUBLIC_LIMITS),
    publicHost: options.publicHost,
    secureCookies: options.secureCookies ?? false,
    log: options.log ?? pino({ level: 'info' }),
    version: VERSION,
  }
}
