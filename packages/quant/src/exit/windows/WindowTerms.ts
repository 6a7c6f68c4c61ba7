/** What the windows of a share are agreed to be. Fees, swing and parts are 1e-5. */
export interface WindowTerms {
  /** Days of notice of each tier, rising; the first is 0, unused tiers are 0. */
  readonly notice: readonly [number, number, number]
  /** Of the price, falling with the notice. */
  readonly fee: readonly [bigint, bigint, bigint]
  /** By which the price is lowered when the shares handed in reach `swingAt` of the supply; in proportion below. */
  readonly swing: bigint
  /** Of the supply; 0: no swing. */
  readonly swingAt: bigint
  /** Of the supply, that one window redeems at most. */
  readonly most: bigint
  /** Windows in a row that redeem nothing, after which shares are handed back at any time. */
  readonly patience: number
}

/** One, in the unit of fees. */
export const WINDOW_UNIT = 100_000n

/** The longest notice that an order placed at `time` gives for a settlement at `settles`. Unix seconds. */
export function noticeTier(terms: WindowTerms, time: bigint, settles: bigint): 0 | 1 | 2 {
  const days = (settles - time) / 86_400n
  const [, one, two] = terms.notice
  if (two !== 0 && days >= BigInt(two)) return 2
  return one !== 0 && days >= BigInt(one) ? 1 : 0
}

/** Shares less the fee of a tier, rounded down. */
export function weightDown(terms: WindowTerms, shares: bigint, tier: 0 | 1 | 2): bigint {
  return (shares * (WINDOW_UNIT - terms.fee[tier])) / WINDOW_UNIT
}
