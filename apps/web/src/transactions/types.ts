import type { Call, PreparedTransaction, SpecieClient } from '@specie/protocol'
import type { ReactNode } from 'react'
import type { Unit } from '../format/money.ts'
import type { Failure } from './failure.ts'

/** A message to sign, as the SDK or the server gives it. */
export interface CallToSign {
  readonly title: string
  readonly to: `0x${string}`
  readonly data: `0x${string}`
  /** Wei. */
  readonly value: bigint | string
}

/** What the drawer needs of a prepared transaction: its messages, and what they would change. */
export type ReadyToSign = Pick<PreparedTransaction<unknown>, 'calls' | 'describe'>

/** What is asked of the drawer: the messages themselves, or how the SDK prepares them. */
export interface TransactionOrder {
  /** What it does, in a person's words: `Invest 5,000 LUSD in SENIOR`. */
  readonly title: string
  /** Messages in order, allowances first, as the server gave them. */
  readonly calls?: readonly CallToSign[]
  /** Builds the transaction with the connected account; balances before and after come with it. */
  readonly prepare?: (client: SpecieClient) => Promise<ReadyToSign> | ReadyToSign
  /** Cash in which a refusal of `calls` writes its amounts; the local chain's dollar when left out there. */
  readonly cash?: Unit | undefined
  /** Who has to sign: another account is told whose turn it is. */
  readonly party?: `0x${string}` | undefined
  /** What it means, above the figures. */
  readonly about?: ReactNode
  /** Called once the ledger has it, with the last transaction's hash. Not after a reload. */
  readonly onIndexed?: (hash: `0x${string}`) => void
}

/** Where a message stands. */
export type StepState =
  | 'waiting'
  | 'signing'
  /** With the Safe's owners; `hash` is the Safe's, not the chain's. */
  | 'collecting'
  | 'sent'
  | 'mined'
  | 'reverted'
  /** Another transaction of the same number was mined in its place. */
  | 'replaced'
  /** The chain does not know it any more and its number is free. */
  | 'dropped'

/** One message of a transaction and what became of it. */
export interface Step {
  readonly title: string
  readonly to: `0x${string}`
  readonly data: `0x${string}`
  readonly value: string
  readonly state: StepState
  readonly hash?: `0x${string}` | undefined
  readonly nonce?: number | undefined
  readonly block?: number | undefined
  /** Cash in which a refusal writes its amounts. */
  readonly unit?: Unit | undefined
  /** Of a Safe. */
  readonly signatures?: { readonly given: number; readonly needed: number } | undefined
}

/** Where a whole transaction stands. */
export type TransactionState = 'signing' | 'sent' | 'mined' | 'indexed' | 'failed'

/** A transaction that was started; kept over reloads. */
export interface TransactionRecord {
  readonly id: string
  readonly title: string
  readonly account: `0x${string}`
  readonly chainId: number
  readonly startedAt: number
  readonly state: TransactionState
  readonly steps: readonly Step[]
  /** Why it failed. */
  readonly failure?: Failure | undefined
}

export type { Call }
