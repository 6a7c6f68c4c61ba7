import type { Hex } from 'viem'

/** A row of `activity`. */
export interface ActivityRow {
  readonly wallet: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly n: number
  /** Invested, refunded, bought, sold, received, sent, claimed, redeemed, forced, verified, reserveDeposit reserveWithdrawal, creditWithdrawn, bondPosted. */
  readonly kind: string
  readonly pool: Hex | null
  readonly share: Hex | null
  readonly shares: bigint
  readonly cash: bigint
  readonly cashToken: Hex | null
  readonly counterparty: Hex | null
}

/** What happened to a wallet. */
export interface ActivityTables {
  readonly activity: ActivityRow
}
