import type { Hex } from 'viem'

/** A row of `reconciliation`. */
export interface ReconciliationRow {
  readonly blockNumber: bigint
  readonly subject: string
  readonly figure: string
  readonly ledger: string
  readonly chain: string
  readonly equal: boolean
}

/** A row of `reconciliation_run`. */
export interface ReconciliationRunRow {
  readonly blockNumber: bigint
  readonly blockHash: Hex
  readonly timestamp: bigint
  readonly compared: number
  readonly differing: number
}

/** Index beside chain. */
export interface ReconciliationTables {
  readonly reconciliation: ReconciliationRow
  readonly reconciliationRun: ReconciliationRunRow
}
