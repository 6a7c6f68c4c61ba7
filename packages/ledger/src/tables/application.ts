import type { JSONColumnType } from 'kysely'
import type { Hex } from 'viem'

/** Somebody who wants to be verified. */
export interface ApplicationRow {
  readonly id: string
  readonly wallet: Hex
  readonly name: string
  readonly country: string
  readonly class: string
  readonly state: 'waiting' | 'signed' | 'refused'
  readonly reason: string | null
  readonly statement: JSONColumnType<object> | null
  readonly issuer: Hex | null
  readonly signature: Hex | null
  readonly appliedAt: bigint
}

/** Applications. */
export interface ApplicationTables {
  readonly application: ApplicationRow
}
