import type { Hex } from 'viem'

/** A row of `pool_terms`. */
export interface PoolTermsRow {
  readonly pool: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly curveFeed: Hex
  readonly hazardFeed: Hex | null
  readonly raiseEnds: bigint
  readonly minimumRaise: bigint
  readonly feeRate: bigint
  readonly bond: bigint
  /** Least impairment of balances 30, 60 and 90 days late, basis points. */
  readonly writeDown30: number
  readonly writeDown60: number
  readonly writeDown90: number
}

/** A row of `share_terms`. */
export interface ShareTermsRow {
  readonly share: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly name: string
  readonly symbol: string
  readonly decimals: number
  readonly coupon: bigint
  readonly ratio: bigint
  readonly maximum: bigint
  readonly distributing: boolean
}

/** Tokens that are not shares of pools: cash, the reserve's. */
export interface TokenTermsRow {
  readonly token: Hex
  readonly name: string
  readonly symbol: string
  readonly decimals: number
  /** What a vault pays in; null for other tokens. */
  readonly asset: Hex | null
}

/** What is read once from the chain. */
export interface DescriptionTables {
  readonly poolTerms: PoolTermsRow
  readonly shareTerms: ShareTermsRow
  readonly tokenTerms: TokenTermsRow
}
