import type { EventName, LedgerEvent } from '../chain/events.ts'
import type { TableName } from '../tables/tables.ts'
import type { Write } from './Write.ts'

/** Part of the chain that is written in one transaction. */
export interface Batch<Name extends EventName = EventName> {
  /** First and last block. */
  readonly first: bigint
  readonly last: bigint
  /** The projection's events in the order of the chain. */
  readonly events: readonly LedgerEvent<Name>[]
}

/**
 * Turns events into rows. A pure function of the events and of the projection's own earlier rows: it is run again
 * after a reorganisation and when the ledger is rebuilt, and gives the same rows. Rows are only added, each with the
 * `blockNumber` (and `logIndex`) from which it holds; the ledger deletes those above a common ancestor.
 */
export interface Projection<Name extends EventName = EventName> {
  readonly name: string
  /** The tables it writes; nobody else does. All of them have a `block_number`. */
  readonly tables: readonly TableName[]
  /**
   * Tables with a `block_number` that are filled by reading the chain's state, not from events: they lose their rows in
   * a reorganisation too, and are not part of the digest.
   */
  readonly described?: readonly TableName[]
  /** The events it is given, e.g. `Share.Transfer`. */
  readonly events: readonly Name[]
  /** Called once a batch, and only when the batch holds one of its events. */
  apply(batch: Batch<Name>, write: Write): Promise<void>
}

/** A projection whose `apply` knows the types of the events it asked for. */
export function defineProjection<const Names extends readonly EventName[]>(definition: {
  readonly name: string
  readonly tables: readonly TableName[]
  readonly described?: readonly TableName[]
  readonly events: Names
  apply(batch: Batch<Names[number]>, write: Write): Promise<void>
}): Projection {
  // The ledger hands each projection only the events it lists.
  return definition as unknown as Projection
}
