import type { Database } from '@specie/ledger'
import type { Deployment, SpecieClient } from '@specie/protocol'
import type { Logger } from 'pino'
import type { ChainIndex } from './chain/ChainIndex.ts'
import type { EventBoard } from './events/EventBoard.ts'
import type { Limits } from './http/limits.ts'
import type { RequestCounts } from './http/requestCounts.ts'
import type { TapeWorkshop } from './tapes/TapeWorkshop.ts'

/** Everything that an answer is made with. One object a process, handed in, so that tests can build their own. */
export interface Services {
  /** Reads only; nobody's key. */
  readonly client: SpecieClient
  readonly deployment: Deployment
  readonly rpcUrl: string
  readonly database: Database
  readonly index: ChainIndex
  readonly events: EventBoard
  /** Where uploaded files are read. */
  readonly workshop: TapeWorkshop
  /** A local chain: personas may sign and time may be moved. */
  readonly local: boolean
  readonly limits: Limits
  /** Bytes that one tape may have. */
  readonly uploadLimit: number
  /** How often somebody asked. */
  readonly counts: RequestCounts
  /** Host that people see, when a proxy in front says another. */
  readonly publicHost: string | undefined
  /** Cookies only over https. */
  readonly secureCookies: boolean
  /** Work that goes on after its answer; closing the server waits for it. */
  background(work: Promise<void>): void
  readonly log: Logger
  readonly version: string
}
