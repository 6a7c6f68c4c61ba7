import type { Hex } from 'viem'

/** A row of `pool`. */
export interface PoolRow {
  readonly pool: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly number: bigint
  readonly issuer: Hex
  readonly servicer: Hex
  readonly valuer: Hex
  readonly cash: Hex
}

/** A row of `share`. */
export interface ShareRow {
  readonly share: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly pool: Hex
  readonly tranche: number
}

/** State of a pool after each event that changed it. */
export interface PoolVersionRow {
  readonly pool: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly state: string
  readonly servicer: Hex
  readonly valuer: Hex
  readonly period: bigint
  readonly asOf: bigint
  readonly tapeRoot: Hex | null
  readonly ladderHash: Hex | null
  readonly issuanceFrozen: boolean
  readonly raiseEnds: bigint | null
  readonly minimumRaise: bigint | null
  readonly raised: bigint
  readonly retained: bigint
  readonly activatedAt: bigint | null
  readonly collected: bigint
  readonly fees: bigint
  readonly defaulted: bigint
  readonly recovered: bigint
  readonly trapped: bigint
  readonly bond: bigint
  readonly bondPoster: Hex | null
}

/** Cash of a tranche: paid in while raising, paid to it by the waterfall, passed on to its shares, paid out against them. */
export interface TrancheVersionRow {
  readonly pool: Hex
  readonly tranche: number
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly paidIn: bigint
  readonly paid: bigint
  readonly distributed: bigint
  readonly redeemed: bigint
}

/** A period as reported (Collected, CreditQuality) and paid (Paid); it stands where Collected does. */
export interface CollectionRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly pool: Hex
  readonly period: bigint
  readonly asOf: bigint
  readonly interest: bigint
  readonly principal: bigint
  readonly recoveries: bigint
  readonly value: bigint
  readonly tapeRoot: Hex
  readonly defaulted: bigint
  readonly late30: bigint
  readonly late60: bigint
  readonly late90: bigint
  readonly impairment: bigint
  readonly fees: bigint
  readonly senior: bigint
  readonly middle: bigint
  readonly residual: bigint
  readonly trapped: bigint
  readonly covered: boolean
  readonly windingDown: boolean
}

/** A row of `investment`. */
export interface InvestmentRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly pool: Hex
  readonly tranche: number
  readonly investor: Hex
  readonly receiver: Hex
  readonly amount: bigint
}

/** A row of `refund`. */
export interface RefundRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly pool: Hex
  readonly tranche: number
  readonly holder: Hex
  readonly receiver: Hex
  readonly amount: bigint
}

/** A row of `redemption`. */
export interface RedemptionRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly pool: Hex
  readonly tranche: number
  readonly holder: Hex
  readonly receiver: Hex
  readonly shares: bigint
  readonly cash: bigint
}

/** What a pool or the registry credits to a party (positive) and pays out to it (negative). `cash` is null in a pool. */
export interface CreditRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly source: Hex
  readonly cash: Hex | null
  readonly party: Hex
  readonly receiver: Hex | null
  readonly amount: bigint
}

/** A row of `bond`. */
export interface BondRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly pool: Hex
  readonly kind: string
  readonly poster: Hex
  readonly amount: bigint
}

/** A row of `double_pledge`. */
export interface DoublePledgeRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly earlier: Hex
  readonly later: Hex
  readonly fingerprint: Hex
  readonly finder: Hex
  readonly reward: bigint
  readonly compensation: bigint
}

/** A row of `finding_commitment`. */
export interface FindingCommitmentRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly commitment: Hex
}

/** A row of `party_change`. */
export interface PartyChangeRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly pool: Hex
  readonly role: string
  readonly previous: Hex
  readonly next: Hex
}

/** A row of `consent`. */
export interface ConsentRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly pool: Hex
  readonly action: Hex
  readonly party: Hex
  readonly given: boolean
}

/** A row of `document`. */
export interface DocumentRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly pool: Hex
  readonly name: Hex
  readonly uri: string
  readonly hash: Hex
}

/** A row of `asset_version`. */
export interface AssetVersionRow {
  readonly pool: Hex
  readonly collateralKey: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly documentHash: Hex
  readonly principal: bigint
  readonly rate: bigint
  readonly maturity: bigint
  readonly held: boolean
}

/** Pools, their cash and their papers. */
export interface PoolTables {
  readonly pool: PoolRow
  readonly share: ShareRow
  readonly poolVersion: PoolVersionRow
  readonly currentPool: PoolVersionRow
  readonly trancheVersion: TrancheVersionRow
  readonly currentTranche: TrancheVersionRow
  readonly collection: CollectionRow
  readonly investment: InvestmentRow
  readonly refund: RefundRow
  readonly redemption: RedemptionRow
  readonly credit: CreditRow
  readonly bond: BondRow
  readonly doublePledge: DoublePledgeRow
  readonly findingCommitment: FindingCommitmentRow
  readonly partyChange: PartyChangeRow
  readonly consent: ConsentRow
  readonly document: DocumentRow
  readonly assetVersion: AssetVersionRow
  readonly currentAsset: AssetVersionRow
}
