import { ArgumentError, civilOf, daysInMonth, requireNumber } from '@specie/units'
import { requireDay } from '../date/requireDay.ts'
import { type BondAnalytics, bondAnalytics } from './bondAnalytics.ts'
import type { FixedRateBond } from './FixedRateBond.ts'

/** Truncated to six decimals, then rounded to five, as the Treasury publishes it. */
function published(value: number): number {
  // the digits of the decimal text, since 0.29 · 100 is 28.999999999999996
  const [whole = '0', fraction = ''] = value.toFixed(12).split('.')
  return Math.round(Number(`${whole}.${fraction.slice(0, 6)}`) * 1e5) / 1e5
}

/**
 * Reference index of a day: the index of three months before on the first of a month, and from there on a straight line
 * to that of two months before; truncated to six decimals and rounded to five. 31 CFR 356 Appendix B §I.B.
 * @param day day number
 * @param monthlyIndex non-seasonally adjusted consumer price index of a month, 1..12
 * @throws ArgumentError when an index is not above 0
 */
export function referenceIndex(day: number, monthlyIndex: (year: number, month: number) => number): number {
  requireDay('day', day)
  const { year, month, day: ofMonth } = civilOf(day)
  const index = (back: number) => {
    const months = year * 12 + month - 1 - back
    const [y, m] = [Math.floor(months / 12), (months % 12) + 1]
    return requireNumber(`monthlyIndex(${y}, ${m})`, monthlyIndex(y, m), Number.MIN_VALUE)
  }
  const part = (ofMonth - 1) / daysInMonth(year, month)
  return published(index(3) + part * (index(2) - index(3)))
}

/** Index ratio of a day: its reference index over the dated day's, truncated to six decimals and rounded to five. */
export function indexRatio(reference: number, datedReference: number): number {
  requireNumber('reference', reference, Number.MIN_VALUE)
  return published(reference / requireNumber('datedReference', datedReference, Number.MIN_VALUE))
}

/** Price of an inflation-indexed bond at a real yield, and what is paid for it. Per 100 of original par. */
export interface IndexedBondAnalytics {
  /** Before inflation. */
  readonly real: BondAnalytics
  readonly ratio: number
  /** Clean price and accrued interest with inflation, and both together: what settles. */
  readonly adjustedPrice: number
  readonly adjustedAccrued: number
  readonly settlementAmount: number
}

/**
 * Values an inflation-indexed bond: the real price by the Treasury's convention, price and accrued interest each times
 * the index ratio. 31 CFR 356 Appendix B §III.
 * @param realYield a year, compounded semi-annually, before inflation
 * @param ratio index ratio of the settlement day
 * @throws ArgumentError naming the argument that cannot be right
 */
export function inflationIndexedBond(
  bond: FixedRateBond,
  settlement: number,
  realYield: number,
  ratio: number,
): IndexedBondAnalytics {
  if (!(ratio > 0 && ratio < 100)) throw new ArgumentError('ratio', ratio, 'an index ratio above 0')
  const real = bondAnalytics(bond, settlement, realYield, 'treasury')
  const [adjustedPrice, adjustedAccrued] = [real.cleanPrice * ratio, real.accrued * ratio]
  return { real, ratio, adjustedPrice, adjustedAccrued, settlementAmount: adjustedPrice + adjustedAccrued }
}

/** Redemption of an inflation-indexed bond: par times the index ratio at maturity, never less than par. */
export function inflationIndexedRedemption(par: number, ratio: number): number {
  requireNumber('par', par, 0)
  return par * Math.max(requireNumber('ratio', ratio, Number.MIN_VALUE), 1)
}
