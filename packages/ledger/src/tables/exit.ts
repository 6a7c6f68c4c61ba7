import type { Hex } from 'viem'

/** A row of `desk_listing_version`. */
export interface DeskListingVersionRow {
  readonly share: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly tradeLimit: bigint
  readonly baseFee: number
  readonly slope: number
  readonly windowDays: number
  readonly listed: boolean
}

/** What the inventory of a share has cost; how much of it there is, the holding of `desk` says. */
export interface DeskInventoryVersionRow {
  readonly share: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly desk: Hex
  readonly cost: bigint
}

/** `sold`: a wallet sold to the desk; `bought`: a wallet bought from it. `wallet` pays or sells, `receiver` gets shares. */
export interface DeskTradeRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly share: Hex
  readonly side: string
  readonly wallet: Hex
  readonly receiver: Hex
  readonly shares: bigint
  readonly gross: bigint
  readonly cash: bigint
  readonly fee: bigint
}

/** Cash that inventory turned into without a trade: harvest, settlement, writeDown (a loss). */
export interface DeskIncomeRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly share: Hex
  readonly kind: string
  readonly shares: bigint
  readonly cash: bigint
  readonly costOut: bigint
}

/** A row of `desk_float`. */
export interface DeskFloatRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly target: bigint
}

/** One reserve: cash at hand plus inventory at cost. */
export interface ReserveVersionRow {
  readonly reserve: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly funds: bigint
  readonly deposited: bigint
  readonly withdrawn: bigint
  readonly gained: bigint
  readonly drawn: bigint
}

/** deposit, withdrawal, draw, gain (negative: loss), kept (for makers), deskAdded, deskRemoved */
export interface ReserveFlowRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly kind: string
  readonly party: Hex
  readonly owner: Hex | null
  readonly cash: bigint
  readonly shares: bigint
}

/** A row of `reserve_notice_version`. */
export interface ReserveNoticeVersionRow {
  readonly owner: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly shares: bigint
  readonly fromTime: bigint
  readonly untilTime: bigint
}

/** Desk and reserve. */
export interface ExitTables {
  readonly deskListingVersion: DeskListingVersionRow
  readonly currentDeskListing: DeskListingVersionRow
  readonly deskInventoryVersion: DeskInventoryVersionRow
  readonly currentDeskInventory: DeskInventoryVersionRow
  readonly deskTrade: DeskTradeRow
  readonly deskIncome: DeskIncomeRow
  readonly deskFloat: DeskFloatRow
  readonly reserveVersion: ReserveVersionRow
  readonly currentReserve: ReserveVersionRow
  readonly reserveFlow: ReserveFlowRow
  readonly reserveNoticeVersion: ReserveNoticeVersionRow
  readonly currentReserveNotice: ReserveNoticeVersionRow
}
