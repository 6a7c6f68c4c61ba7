import type { Hex } from 'viem'

/** A row of `market_listing_version`. */
export interface MarketListingVersionRow {
  readonly share: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  /** Ticks that a trade may go beyond bid or ask. */
  readonly width: number
  /** 1e-6. */
  readonly baseFee: number
  /** Unix seconds until which nothing is traded; 0: open. */
  readonly closedUntil: bigint
}

/** A trade: `shares` and `cash` as handed in or got by the wallet; `fee` 1e-6 of what it handed in. */
export interface MarketTradeRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly share: Hex
  /** sold or bought */
  readonly side: string
  readonly wallet: Hex
  readonly shares: bigint
  readonly cash: bigint
  readonly fee: number
}

/** A change of a position. Shares and cash: what left the pool, negative what came in; fees are in them unless forfeited. */
export interface MarketLiquidityRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly share: Hex
  readonly provider: Hex
  readonly lowerTick: number
  readonly upperTick: number
  readonly liquidity: bigint
  readonly shares: bigint
  readonly cash: bigint
  readonly feeShares: bigint
  readonly feeCash: bigint
  readonly forfeited: boolean
}

/** A row of `market_position_version`. */
export interface MarketPositionVersionRow {
  readonly share: Hex
  readonly provider: Hex
  readonly lowerTick: number
  readonly upperTick: number
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly liquidity: bigint
}

/** Shares that their owner could not receive. */
export interface MarketHeldVersionRow {
  readonly share: Hex
  readonly owner: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly shares: bigint
}

/** harvested, paid, unwound, heldBack, released */
export interface MarketIncomeRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly share: Hex
  readonly provider: Hex | null
  readonly kind: string
  readonly shares: bigint
  readonly cash: bigint
}

/** The market. */
export interface MarketTables {
  readonly marketListingVersion: MarketListingVersionRow
  readonly marketTrade: MarketTradeRow
  readonly marketLiquidity: MarketLiquidityRow
  readonly marketPositionVersion: MarketPositionVersionRow
  readonly marketHeldVersion: MarketHeldVersionRow
  readonly marketIncome: MarketIncomeRow
}
