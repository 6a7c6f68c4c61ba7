import { requireInteger, requireNumber } from '@specie/units'

/** Price per 100 of a bill from its bank discount rate: 100·(1 − d·days/360). 31 CFR 356 Appendix B §VI.A. */
export function billPrice(discountRate: number, days: number): number {
  requireNumber('discountRate', discountRate)
  requireInteger('days', days, 1)
  return 100 * (1 - (discountRate * days) / 360)
}

/** Bank discount rate of a bill from its price per 100. 31 CFR 356 Appendix B §VI.B. */
export function billDiscountRate(price: number, days: number): number {
  requireNumber('price', price, Number.MIN_VALUE)
  requireInteger('days', days, 1)
  return ((100 - price) / 100) * (360 / days)
}

/**
 * Coupon-equivalent (investment) yield of a bill. Up to half a year simple; beyond, the yield of a bond that pays one
 * coupon on the way: the root of a quadratic. 31 CFR 356 Appendix B §VI.D.
 * @param price per 100
 * @param yearDays days in the year after the issue: 366 when it holds a 29 February
 */
export function billEquivalentYield(price: number, days: number, yearDays: 365 | 366 = 365): number {
  requireNumber('price', price, Number.MIN_VALUE)
  requireInteger('days', days, 1, yearDays)
  const gain = (100 - price) / price
  if (days <= yearDays / 2) return (gain * yearDays) / days
  const a = days / (2 * yearDays) - 0.25
  const b = days / yearDays
  return (-b + Math.sqrt(b * b + 4 * a * gain)) / (2 * a)
}

/** Money-market (CD-equivalent) yield of a bill: simple, on the price, year of 360 days. */
export function billMoneyMarketYield(price: number, days: number): number {
  requireNumber('price', price, Number.MIN_VALUE)
  requireInteger('days', days, 1)
  return ((100 - price) / price) * (360 / days)
}
