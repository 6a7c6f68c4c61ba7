import type { Hex } from 'viem'

/** A row of `nav_report`. */
export interface NavReportRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly pool: Hex
  readonly revision: bigint
  readonly ladderHash: Hex
  readonly asOf: bigint
  readonly received: bigint
  readonly impairment: bigint
}

/** What a pool was worth at the block: to who leaves and who enters, and `value` of the newest valuation at its cut-off. */
export interface ValuationRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly pool: Hex
  /** Report (the first, by the issuer), collection, mark, confirmation, impairment. */
  readonly cause: string
  readonly status: string
  readonly revision: bigint
  readonly value: bigint
  readonly lower: bigint
  readonly upper: bigint
  readonly impairment: bigint
  /** Unrealised losses of a report that awaits the valuer. */
  readonly pendingImpairment: bigint
  readonly curve: bigint
  readonly hazardShift: bigint
  /** False: carried from the valuation before by rule, as the event does not tell the value. */
  readonly exact: boolean
}

/** A row of `nav_opened`. */
export interface NavOpenedRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly pool: Hex
  readonly curveFeed: Hex
  readonly hazardFeed: Hex | null
}

/** Prices: cash units a share unit, times 1e18. */
export interface MarkRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly share: Hex
  readonly price: bigint
  readonly gross: bigint
  /** Growth of the price until the horizon, 1e-9 a year, continuous. */
  readonly rate: bigint
  readonly until: bigint
}

/** Valuations and prices. */
export interface NavTables {
  readonly navReport: NavReportRow
  readonly valuation: ValuationRow
  readonly currentValuation: ValuationRow
  readonly navOpened: NavOpenedRow
  readonly mark: MarkRow
  readonly currentMark: MarkRow
}
