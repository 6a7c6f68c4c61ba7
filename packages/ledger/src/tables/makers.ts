import type { Hex } from 'viem'

/** A protection level as it was raised or lowered; it also ends by itself at `untilTime`. */
export interface LevelChangeRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly share: Hex
  readonly level: number
  /** Unix seconds; null when it was lowered. */
  readonly untilTime: bigint | null
  /** Bits of the grounds. */
  readonly reason: bigint
  /** rule, guardian or lowered */
  readonly cause: string
  readonly explanation: string
  readonly party: Hex
}

/** dutySet, designated, dismissed, registered */
export interface MakerEventRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly share: Hex
  readonly maker: Hex | null
  readonly kind: string
}

/** What an unpredictable look found; cash units a side, spread 1e-5. */
export interface MakerSampleRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly share: Hex
  readonly maker: Hex
  readonly epoch: bigint
  readonly met: boolean
  readonly buys: bigint
  readonly sells: bigint
  readonly spread: bigint
}

/** A row of `maker_payment`. */
export interface MakerPaymentRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly share: Hex
  readonly maker: Hex
  readonly epoch: bigint
  readonly cash: bigint
}

/** A trade with a resting quote or a signed one; the wallet took it. */
export interface QuoteTradeRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  /** quotes or block */
  readonly venue: string
  readonly share: Hex
  /** sold or bought */
  readonly side: string
  readonly wallet: Hex
  readonly maker: Hex
  readonly shares: bigint
  readonly cash: bigint
}

/** Levels, makers and their trades. */
export interface MakersTables {
  readonly levelChange: LevelChangeRow
  readonly makerEvent: MakerEventRow
  readonly makerSample: MakerSampleRow
  readonly makerPayment: MakerPaymentRow
  readonly quoteTrade: QuoteTradeRow
}
