import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { Tables } from '../tables/tables.ts'

/** When a row happened, and in which transaction. */
export interface Happened {
  /** Unix seconds of the block. */
  readonly time: bigint
  readonly transaction: Hex
}

/** Every log with its time and transaction, to be joined to rows by block and log. */
export function happened(db: Kysely<Tables>) {
  return db
    .selectFrom('log')
    .innerJoin('block', 'block.number', 'log.blockNumber')
    .select(['log.blockNumber', 'log.logIndex', 'timestamp as time', 'transactionHash as transaction'])
}
