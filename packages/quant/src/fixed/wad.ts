/** One in 18-decimal fixed point. */
export const WAD = 10n ** 18n

/** One in the unit of hazards, spreads, coupons, fees and recovery fractions. */
export const RATE_UNIT = 10n ** 9n

/** Seconds in the year of the contracts: 365 days. */
export const YEAR = 31_536_000n

/** Seconds in the month of the contracts: a twelfth of their year. */
export const MONTH = YEAR / 12n
