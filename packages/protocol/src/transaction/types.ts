import type { Address, Hex, Log } from 'viem'
import type { BlockReference } from '../chain/readBlock.ts'
import type { Unit } from '../errors/formatArgument.ts'

/** One message to a contract. */
export interface Call {
  /** A line for a person, e.g. `Allow the pool to take 5,000 USD`. */
  readonly title: string
  readonly to: Address
  readonly data: Hex
  readonly value: bigint
  /** Cash in which a refusal's amounts are written. */
  readonly unit?: Unit | undefined
}

/** A figure before and after. Integers in 10^-decimals of `unit`; undefined where the chain gives no answer. */
export interface Change {
  readonly label: string
  readonly unit: string
  readonly decimals: number
  readonly before: bigint | undefined
  readonly after: bigint | undefined
}

/** What a transaction would do if it were mined on top of `block`. */
export interface Preview<Result> {
  readonly title: string
  readonly from: Address
  readonly to: Address
  readonly block: BlockReference
  /** Titles of the messages that will be sent, in order: allowances first. */
  readonly steps: readonly string[]
  readonly changes: readonly Change[]
  /** Gas of all steps. */
  readonly gas: bigint
  /** Fee of all steps at the present gas price, wei. */
  readonly fee: bigint
  readonly result: Result
}

/** The parts of a log that decoding needs; simulated logs have no more. */
export type EventLog = Pick<Log, 'address' | 'topics' | 'data'>

/** A transaction that was mined. */
export interface Sent<Result> {
  readonly hash: Hex
  readonly block: BlockReference
  readonly gasUsed: bigint
  /** Fee paid for this transaction and the allowances sent before it, wei. */
  readonly fee: bigint
  readonly logs: readonly EventLog[]
  readonly result: Result
}

/**
 * A transaction that has been built and not sent: look at it with `describe` or `simulate`, then `send`.
 * Building it changes nothing.
 */
export interface PreparedTransaction<Result = void> {
  readonly title: string
  readonly to: Address
  readonly data: Hex
  readonly value: bigint
  /** The messages that would be sent now, in order: the allowances that are missing come first. */
  calls(): Promise<readonly Call[]>
  /** The figures it changes, before and after, and what it costs; refusals come as sentences. */
  describe(): Promise<Preview<Result>>
  /** The result it would have now. */
  simulate(): Promise<Result>
  /** Sends it (and the allowances it still needs before it), waits until it is mined, and gives the result. */
  send(): Promise<Sent<Result>>
}
