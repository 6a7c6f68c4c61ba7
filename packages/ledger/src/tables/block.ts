import type { JSONColumnType } from 'kysely'
import type { Address, Hex } from 'viem'

/** A request for quotes of a block trade. */
export interface BlockRequestRow {
  readonly id: string
  readonly share: Hex
  readonly requester: Hex
  /** What the requester wants to do. */
  readonly side: 'sell' | 'buy'
  readonly shares: bigint
  /** Worst price that the requester takes, WAD. */
  readonly priceLimit: bigint | null
  /** Makers that are asked; null: every wallet that the share admits. */
  readonly makers: JSONColumnType<Address[]> | null
  readonly createdAt: bigint
  readonly closesAt: bigint
  readonly closed: boolean
}

/** A maker's signed answer. */
export interface BlockQuoteRow {
  readonly request: string
  readonly maker: Hex
  readonly nonce: bigint
  readonly shares: bigint
  readonly price: bigint
  readonly deadline: bigint
  readonly whole: boolean
  readonly signature: Hex
  readonly quotedAt: bigint
  readonly withdrawn: boolean
}

/** Requests for quotes and their answers. */
export interface BlockTables {
  readonly blockRequest: BlockRequestRow
  readonly blockQuote: BlockQuoteRow
}
