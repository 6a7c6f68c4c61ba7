import type { Context } from '@specie/protocol'
import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { Tables } from '../tables/tables.ts'

/** What every part of a reconciliation compares with. */
export interface Reconciling {
  readonly db: Kysely<Tables>
  readonly reader: Context['reader']
  readonly deployment: Context['deployment']
  /** Both sides are read at this block. */
  readonly block: bigint
  readonly timestamp: bigint
  /** Wallets, documents and the like that are compared one by one, at most so many of a kind. */
  readonly sample: number
  /** Chooses the sample: other blocks, other wallets. */
  readonly seed: Hex
}
