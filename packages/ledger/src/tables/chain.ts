import type { Generated } from 'kysely'
import type { Hex } from 'viem'

/** A block of the chain that has been taken in. */
export interface BlockRow {
  readonly number: bigint
  readonly hash: Hex
  readonly parentHash: Hex
  /** Unix seconds. */
  readonly timestamp: bigint
}

/** A log as the chain gave it; the source of every projection. */
export interface LogRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly transactionHash: Hex
  readonly transactionIndex: number
  readonly address: Hex
  /** The topics one after another, 32 bytes each. */
  readonly topics: Hex
  readonly data: Hex
}

/** Where the ledger stands: one row. */
export interface CursorRow {
  readonly single: Generated<boolean>
  readonly chainId: bigint
  readonly blockNumber: bigint
  readonly blockHash: Hex
  /** Unix seconds of that block. */
  readonly timestamp: bigint
  /** Newest block that the chain calls final. */
  readonly finalized: bigint
}

/** An address whose logs are followed, and since which block. */
export interface FollowedRow {
  readonly address: Hex
  /** Name of its contract, e.g. `Share`. */
  readonly contract: string
  /** The block from which its logs are taken. */
  readonly blockNumber: bigint
}

/** What the ledger is of: one row. */
export interface OriginRow {
  readonly single: Generated<boolean>
  readonly chainId: bigint
  /** The first block that is taken in. */
  readonly firstBlock: bigint
  /** Hash of the addresses of the deployment's contracts. */
  readonly deployment: Hex
}

/** A reorganisation that was undone. */
export interface ReorganisationRow {
  readonly id: Generated<bigint>
  /** The newest block that stayed; null when the ledger began anew. */
  readonly ancestor: bigint | null
  /** Blocks taken out. */
  readonly undone: bigint
  readonly undoneAt: Generated<Date>
}

/** The tables of the ledger's core. */
export interface ChainTables {
  readonly block: BlockRow
  readonly log: LogRow
  readonly cursor: CursorRow
  readonly followed: FollowedRow
  readonly origin: OriginRow
  readonly reorganisation: ReorganisationRow
}
