/** A tranche's books. The last tranche of a pool is the residual: no coupon, no claim, it owns what is left. */
export interface Tranche {
  /** Principal not yet repaid, cash units. Zero for the residual. */
  readonly principal: bigint
  /** Simple coupon on the principal, 1e-9 a year. Zero for the residual. */
  readonly coupon: bigint
  /** Coupon accrued and not paid, cash units. */
  readonly accrued: bigint
  /** Pays its income out to its shares as it comes; otherwise cash is earmarked and counts in its value. */
  readonly distributing: boolean
  /** Cash of the pool that belongs to this tranche, cash units. */
  readonly earmark: bigint
}

/** Cash books of a pool: who is owed what, in which order. Immutable; every step returns the next state. */
export interface Waterfall {
  /** Senior first; the last one is the residual. One to three. */
  readonly tranches: readonly Tranche[]
  /** Coverage each tranche but the residual must keep for excess to flow out, 1e-9; as many as tranches less one. */
  readonly coverageRatios: readonly bigint[]
  /** Fee on the base, 1e-9 a year. */
  readonly feeRate: bigint
  /** What the fee is taken on: the portfolio's value at the last report, cash units. */
  readonly base: bigint
  /** Fees accrued and not paid, cash units. */
  readonly fees: bigint
  /** Excess kept back by a failed coverage test, cash units. */
  readonly trapped: bigint
  /** Time to which everything is accrued, unix seconds. */
  readonly since: bigint
}

/** What one collection brings. Cash units. */
export interface Collection {
  readonly interest: bigint
  /** Scheduled principal and prepayments. */
  readonly principal: bigint
  readonly recoveries: bigint
  /** The portfolio's value after the collection. */
  readonly value: bigint
  /** Everything in sequence: the pool is winding down. */
  readonly windingDown: boolean
}

/** Where one collection went. Cash units. */
export interface Distribution {
  readonly after: Waterfall
  readonly feesPaid: bigint
  /** Paid to each tranche, to its shares or to its earmark. */
  readonly paid: readonly bigint[]
  /** Whether every coverage test held. */
  readonly covered: boolean
}
