import type { Hex } from 'viem'

/** What the windows of a share were agreed to be. Fees, swing and parts are 1e-5. */
export interface WindowsOpenedRow {
  readonly windows: Hex
  readonly share: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly notice: readonly number[]
  readonly fee: readonly number[]
  readonly swing: number
  readonly swingAt: bigint
  readonly most: bigint
  readonly patience: number
  readonly distributing: boolean
}

/** Which window is settled next, and what has waited since earlier ones. */
export interface WindowsVersionRow {
  readonly windows: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly nextWindow: number
  readonly lastWindow: number
  readonly emptyInRow: number
  readonly waiting: bigint
}

/** One window. Until its settlement `requested` is what joins with it, afterwards all that took part. */
export interface WindowVersionRow {
  readonly windows: Hex
  readonly number: number
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly cutoff: bigint
  readonly settles: bigint
  readonly requested: bigint
  readonly funded: bigint
  readonly settled: boolean
  readonly bid: bigint
  readonly price: bigint
  readonly redeemed: bigint
  readonly paid: bigint
}

/** An order; `joined` is what was handed in less what was taken back, whatever was redeemed of it meanwhile. */
export interface WindowOrderVersionRow {
  readonly windows: Hex
  readonly controller: Hex
  readonly number: number
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly joined: bigint
  readonly requested: bigint
  readonly cancelled: bigint
  readonly weight: bigint
}

/** Cash that somebody brought for a window, and what came of it. */
export interface WindowFundVersionRow {
  readonly windows: Hex
  readonly number: number
  readonly funder: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly cash: bigint
  readonly sharesTaken: bigint
  readonly refunded: bigint
}

/** claimed: cash; inKind: shares handed back; redeemed: shares for cash of the pool */
export interface WindowPayoutRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly windows: Hex
  readonly controller: Hex
  readonly receiver: Hex
  readonly kind: string
  readonly shares: bigint
  readonly cash: bigint
}

/** Redemption windows. */
export interface WindowsTables {
  readonly windowsOpened: WindowsOpenedRow
  readonly windowsVersion: WindowsVersionRow
  readonly windowVersion: WindowVersionRow
  readonly windowOrderVersion: WindowOrderVersionRow
  readonly windowFundVersion: WindowFundVersionRow
  readonly windowPayout: WindowPayoutRow
}
