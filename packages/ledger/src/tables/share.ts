import type { Hex } from 'viem'

/** A row of `supply_version`. */
export interface SupplyVersionRow {
  readonly token: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly supply: bigint
  /** Wallets that hold more than nothing. */
  readonly holders: number
}

/** What a wallet has of a token. The income columns are the token's own bookkeeping: what is credited, and the income index up to which it is (cash units a share unit, times 2^96). */
export interface HoldingVersionRow {
  readonly token: Hex
  readonly wallet: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly balance: bigint
  readonly frozen: bigint
  readonly walletFrozen: boolean
  readonly incomeIndex: bigint
  readonly incomeCredit: bigint
  readonly incomeClaimed: bigint
}

/** Cash income of a token, in sum: the index, and what is held and credited of what it received. */
export interface IncomeVersionRow {
  readonly token: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly number: bigint
  readonly index: bigint
  readonly distributed: bigint
  readonly claimed: bigint
  readonly credited: bigint
}

/** `kind`: what moved the shares: mint, burn, transfer, sale and purchase (the desk), forced, recovery. */
export interface TransferRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly token: Hex
  readonly sender: Hex
  readonly receiver: Hex
  readonly amount: bigint
  readonly kind: string
}

/** A row of `distribution`. */
export interface DistributionRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly token: Hex
  readonly number: bigint
  readonly amount: bigint
  readonly index: bigint
  readonly supply: bigint
}

/** A row of `claim`. */
export interface ClaimRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly token: Hex
  readonly holder: Hex
  readonly receiver: Hex
  readonly amount: bigint
}

/** What the transfer agent did to a wallet: freeze, unfreeze, freezePart, unfreezePart, forced, recovery. */
export interface EnforcementRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly token: Hex
  readonly kind: string
  readonly wallet: Hex
  readonly other: Hex | null
  readonly amount: bigint | null
}

/** A row of `share_version`. */
export interface ShareVersionRow {
  readonly token: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly owner: Hex
  readonly open: boolean
  readonly paused: boolean
  readonly policy: bigint
  readonly limits: bigint
  readonly schedule: bigint
  readonly hook: Hex
}

/** A row of `share_agent_version`. */
export interface ShareAgentVersionRow {
  readonly token: Hex
  readonly agent: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly active: boolean
}

/** A venue holds without an identity; shares enter it through its gate (zero: not any more). */
export interface ShareVenueVersionRow {
  readonly token: Hex
  readonly venue: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly gate: Hex
}

/** Countries that a share admits, ISO 3166-1 numeric. */
export interface ShareCountryVersionRow {
  readonly token: Hex
  readonly country: number
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly admitted: boolean
}

/** Limits of holders of a category: a country's code, or 65536 + an investor class. */
export interface ShareCategoryVersionRow {
  readonly token: Hex
  readonly category: bigint
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly most: bigint
  readonly limited: boolean
}

/** Tokens that people hold. */
export interface ShareTables {
  readonly supplyVersion: SupplyVersionRow
  readonly currentSupply: SupplyVersionRow
  readonly holdingVersion: HoldingVersionRow
  readonly currentHolding: HoldingVersionRow
  readonly incomeVersion: IncomeVersionRow
  readonly currentIncome: IncomeVersionRow
  readonly transfer: TransferRow
  readonly distribution: DistributionRow
  readonly claim: ClaimRow
  readonly enforcement: EnforcementRow
  readonly shareVersion: ShareVersionRow
  readonly currentShare: ShareVersionRow
  readonly shareAgentVersion: ShareAgentVersionRow
  readonly shareVenueVersion: ShareVenueVersionRow
  readonly shareCountryVersion: ShareCountryVersionRow
  readonly shareCategoryVersion: ShareCategoryVersionRow
}
