import { ArgumentError, civilOf, requireNumber } from '@specie/units'
import { addMonths } from '../date/addMonths.ts'
import { isEndOfMonth } from '../date/isEndOfMonth.ts'
import { requireDay } from '../date/requireDay.ts'
import type { FixedRateBond } from './FixedRateBond.ts'

/** What a bond pays from settlement on, measured in its coupon periods. */
export interface BondFlows {
  /** Part of the current quasi-coupon period that is left, 0 < w ≤ 1: r/s of 31 CFR 356. */
  readonly toNext: number
  /** Payment n falls `periods` whole periods after the next quasi-coupon date. Per 100. */
  readonly flows: readonly { readonly periods: number; readonly amount: number; readonly day: number }[]
  /** Per 100. */
  readonly accrued: number
  readonly paymentsPerYear: number
}

/**
 * Cash flows and accrued interest of a bond at settlement, ACT/ACT ICMA: interest of an irregular first period is counted
 * in its quasi-coupon periods, as 31 CFR 356 Appendix B does.
 * @throws ArgumentError when the days are out of order or numbers are not finite
 */
export function bondFlows(bond: FixedRateBond, settlement: number): BondFlows {
  const paymentsPerYear = bond.paymentsPerYear ?? 2
  requireNumber('coupon', bond.coupon)
  requireDay('dated', bond.dated)
  requireDay('settlement', settlement)
  requireDay('maturity', bond.maturity)
  if (bond.firstPayment !== undefined) requireDay('firstPayment', bond.firstPayment)
  if (![1, 2, 3, 4, 6, 12].includes(paymentsPerYear))
    throw new ArgumentError('paymentsPerYear', paymentsPerYear, '1, 2, 3, 4, 6 or 12')
  if (!(bond.dated <= settlement && settlement < bond.maturity)) {
    throw new ArgumentError('settlement', settlement, `from ${bond.dated} to before ${bond.maturity}`)
  }
  const dayOfMonth = isEndOfMonth(bond.maturity) ? 31 : civilOf(bond.maturity).day
  const quasi = (n: number) => addMonths(bond.maturity, (-n * 12) / paymentsPerYear, dayOfMonth)
  let next = 0
  while (quasi(next + 1) > settlement) next++
  const toNext = (quasi(next) - settlement) / (quasi(next) - quasi(next + 1))
  const whole = (100 * bond.coupon) / paymentsPerYear
  const since = (day: number) => periodsSince(quasi, bond.dated, day)
  const flows: { periods: number; amount: number; day: number }[] = []
  for (let n = next; n >= 0; n--) {
    const day = quasi(n)
    if (bond.firstPayment !== undefined && day < bond.firstPayment) continue
    const isFirst =
      flows.length === 0 && settlement < (bond.firstPayment ?? quasi(firstAfter(quasi, bond.dated)))
    const coupon = isFirst ? whole * since(day) : whole
    flows.push({ periods: next - n, amount: coupon + (n === 0 ? 100 : 0), day })
  }
  const paid = bond.firstPayment === undefined || settlement >= bond.firstPayment
  const current = paid ? Math.min(1 - toNext, since(settlement)) : since(settlement)
  return { toNext, flows, accrued: whole * current, paymentsPerYear }
}

/** Index, counted back from maturity, of the first quasi-coupon date after a day. */
function firstAfter(quasi: (n: number) => number, day: number): number {
  let n = 0
  while (quasi(n + 1) > day) n++
  return n
}

/** Quasi-coupon periods, with their fractions, from `dated` to `day`. */
function periodsSince(quasi: (n: number) => number, dated: number, day: number): number {
  let periods = 0
  for (let n = firstAfter(quasi, dated); ; n--) {
    const [start, end] = [quasi(n + 1), quasi(n)]
    periods += (Math.min(day, end) - Math.max(dated, start)) / (end - start)
    if (end >= day) return periods
  }
}
