import type { AgentName, Database } from '@specie/ledger'
import type { BlockReference, Call, SpecieClient } from '@specie/protocol'
import type { ReportStore } from '@specie/servicing'
import type { Address, Hex } from 'viem'

/** Flat facts behind a decision; amounts as decimal text. */
export type Figures = Readonly<Record<string, string | number | boolean>>

/** Something to be sent, decided from the state that its key names. */
export interface Deed {
  /**
   * What is to be done and to which state, e.g. `collect:0x…:4`: of one key at most one intent is ever open or done, so
   * a key is made of what the deed changes.
   */
  readonly key: string
  readonly signer: Address
  readonly title: string
  /** Sent one after another. */
  readonly calls: readonly Call[]
}

/** What an agent thinks of one subject, in a sentence for people. */
export interface Decision {
  /** A pool, a share or a feed; null: none in particular. */
  readonly subject: Hex | null
  readonly decision: 'act' | 'wait' | 'refuse'
  readonly sentence: string
  readonly figures?: Figures
  /** With `act`. */
  readonly deed?: Deed
}

/** What agents look at when they decide. The head's time is the clock. */
export interface World {
  readonly head: BlockReference
  /** A local chain: its borrowers, curve and dollars are made up. */
  readonly local: boolean
  readonly db: Database['db']
  readonly reports: ReportStore
  /** Reads. */
  readonly client: SpecieClient
  /** Whose keys are at hand. */
  readonly signers: readonly Address[]
  /** Does what anybody may do; the first of the signers. */
  readonly keeper: Address
  /** A client that signs as one of the signers. */
  as(signer: Address): Promise<SpecieClient>
  /** The agent's settings from its row. */
  readonly settings: Readonly<Record<string, unknown>>
}

/** An agent looks and decides; the frame sends. */
export interface Agent {
  readonly name: AgentName
  decide(world: World): Promise<readonly Decision[]>
}
