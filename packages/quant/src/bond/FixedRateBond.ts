/** Terms of a bond with a fixed coupon. Days are day numbers; rates are fractions a year; amounts are per 100 of par. */
export interface FixedRateBond {
  /** Day from which interest counts. */
  readonly dated: number
  /** First coupon, when its period is irregular; the next regular date after `dated` unless told. */
  readonly firstPayment?: number
  readonly maturity: number
  readonly coupon: number
  /** 2 unless told. */
  readonly paymentsPerYear?: 1 | 2 | 3 | 4 | 6 | 12
}

/**
 * How a yield discounts the time to the next coupon. `street`: compounded, (1 + y/f)^−w. `treasury`: simple interest,
 * 1/(1 + w·y/f), 31 CFR 356 Appendix B.
 */
export type YieldConvention = 'street' | 'treasury'
