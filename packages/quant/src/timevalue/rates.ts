import { requireNumber } from '@specie/units'

/** Effective rate a year of a nominal one compounded n times (Excel EFFECT; n is cut to a whole number). */
export function effectiveRate(nominal: number, compoundings: number): number {
  const n = Math.trunc(requireNumber('compoundings', compoundings, 1))
  return Math.expm1(n * Math.log1p(requireNumber('nominal', nominal, -n) / n))
}

/** Nominal rate a year, compounded n times, of an effective one (Excel NOMINAL). */
export function nominalRate(effective: number, compoundings: number): number {
  const n = Math.trunc(requireNumber('compoundings', compoundings, 1))
  return n * Math.expm1(Math.log1p(requireNumber('effective', effective, -0.999_999_999)) / n)
}

/** Rate a year, continuously compounded, of an effective one. */
export function continuousRate(effective: number): number {
  return Math.log1p(requireNumber('effective', effective, -0.999_999_999))
}

/** Annual percentage yield of interest earned over some days: (1 + interest/principal)^(365/days) − 1. 12 CFR 1030 App. A. */
export function annualPercentageYield(interest: number, principal: number, days: number): number {
  requireNumber('principal', principal, Number.MIN_VALUE)
  requireNumber('days', days, 1)
  return Math.expm1((365 / days) * Math.log1p(requireNumber('interest', interest, -principal) / principal))
}

/** Bank discount of an amount due: (redemption − price)/redemption/years (Excel DISC). */
export function simpleDiscountRate(price: number, redemption: number, years: number): number {
  requireNumber('price', price)
  requireNumber('redemption', redemption)
  requireNumber('years', years, Number.MIN_VALUE)
  return (redemption - price) / redemption / years
}

/** Price of an amount due at a bank discount: redemption·(1 − rate·years) (Excel PRICEDISC). */
export function discountedPrice(rate: number, redemption: number, years: number): number {
  requireNumber('redemption', redemption)
  requireNumber('years', years, 0)
  return redemption * (1 - requireNumber('rate', rate) * years)
}
