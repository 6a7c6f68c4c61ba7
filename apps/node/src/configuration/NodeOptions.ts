import type { Deployment } from '@specie/protocol'
import type { Logger } from 'pino'
import type { LocalAccount } from 'viem'
import type { Limits } from '../http/limits.ts'

/** What one process can do. */
export type NodePart = 'indexer' | 'api' | 'agents'

/** How a process of Specie runs. */
export interface NodeOptions {
  readonly parts: readonly NodePart[]
  /** `postgres://…`; migrated first. */
  readonly databaseUrl: string
  readonly rpcUrl: string
  readonly deployment: Deployment
  /** Of the server; 0 (the default): a free one. */
  readonly port?: number
  /** 127.0.0.1 when left out. */
  readonly host?: string
  /** Of /livez, /readyz and /metrics of a process without the server; none when left out. */
  readonly healthPort?: number
  /** Folder of the built console. */
  readonly webRoot?: string
  /** Keys of the agents; some personas on a local chain, none elsewhere. */
  readonly signers?: readonly LocalAccount[]
  readonly limits?: Limits
  /** Bytes that one uploaded tape may have; 256 MiB when left out. */
  readonly uploadLimit?: number
  /** Host that people see and sign in at, when a proxy in front changes it. */
  readonly publicHost?: string
  /** Cookies over https only. */
  readonly secureCookies?: boolean
  /** Proxies in front whose `X-Forwarded-For` is believed: true, or their addresses. */
  readonly trustProxy?: boolean | string
  /** Connections to the database that this process opens at most; 20 when left out. */
  readonly connections?: number
  /** Milliseconds between two comparisons of the index with the chain; 0: none. */
  readonly reconcileEvery?: number
  readonly log?: Logger
  /** The database has been brought up to date by somebody else. */
  readonly migrated?: boolean
}
