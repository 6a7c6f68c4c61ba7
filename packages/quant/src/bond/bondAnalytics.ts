import { ArgumentError, requireNumber } from '@specie/units'
import { bracketRoot } from '../numerics/bracketRoot.ts'
import { type BondFlows, bondFlows } from './bondFlows.ts'
import type { FixedRateBond, YieldConvention } from './FixedRateBond.ts'

/** Price of a bond at a yield and how it moves. Prices per 100 of par. */
export interface BondAnalytics {
  readonly dirtyPrice: number
  readonly cleanPrice: number
  readonly accrued: number
  /** Years, mean time of the discounted flows. */
  readonly macaulayDuration: number
  /** −(dP/dy)/P, years. */
  readonly modifiedDuration: number
  /** (d²P/dy²)/P, years². */
  readonly convexity: number
  /** Fall of the dirty price for one basis point: −dP/dy/10,000. */
  readonly dv01: number
}

/**
 * Price, accrued interest, duration, convexity and DV01 of a bond at a yield; derivatives in closed form.
 * @param yieldToMaturity a year, compounded with the coupons
 * @param convention of the first, broken period; `street` unless told
 * @see Fabozzi, Bond Markets, Analysis and Strategies, ch. 2–4; 31 CFR 356 Appendix B
 * @throws ArgumentError when settlement is outside the bond's life or the yield is not above −100 % a period
 */
export function bondAnalytics(
  bond: FixedRateBond,
  settlement: number,
  yieldToMaturity: number,
  convention: YieldConvention = 'street',
): BondAnalytics {
  const flows = bondFlows(bond, settlement)
  requireNumber('yieldToMaturity', yieldToMaturity, -flows.paymentsPerYear * 0.999_999)
  const f = flows.paymentsPerYear
  let [price, time, first, second] = [0, 0, 0, 0]
  for (const { periods, amount } of flows.flows) {
    const [value, slope, curvature] = discounted(flows, periods, yieldToMaturity / f, convention)
    price += amount * value
    time += (amount * value * (periods + flows.toNext)) / f
    first += (amount * slope) / f
    second += (amount * curvature) / (f * f)
  }
  return {
    dirtyPrice: price,
    cleanPrice: price - flows.accrued,
    accrued: flows.accrued,
    macaulayDuration: time / price,
    modifiedDuration: -first / price,
    convexity: second / price,
    dv01: -first / 10_000,
  }
}

/** Discount factor and its first two derivatives by the yield of one period. */
function discounted(
  flows: BondFlows,
  periods: number,
  y: number,
  convention: YieldConvention,
): [number, number, number] {
  if (convention === 'street') {
    const t = periods + flows.toNext
    const value = (1 + y) ** -t
    return [value, (-t * value) / (1 + y), (t * (t + 1) * value) / (1 + y) ** 2]
  }
  const w = flows.toNext
  const value = (1 + y) ** -periods / (1 + w * y)
  const a = periods / (1 + y) + w / (1 + w * y)
  return [value, -a * value, (a * a + periods / (1 + y) ** 2 + (w / (1 + w * y)) ** 2) * value]
}

/**
 * Yield of a bond at a clean price, to about 1e-14.
 * @throws ArgumentError when the price is not positive
 */
export function bondYield(
  bond: FixedRateBond,
  settlement: number,
  cleanPrice: number,
  convention: YieldConvention = 'street',
): number {
  if (!(cleanPrice > 0)) throw new ArgumentError('cleanPrice', cleanPrice, 'a price above 0')
  const floor = -(bond.paymentsPerYear ?? 2)
  const gap = (y: number) => bondAnalytics(bond, settlement, y, convention).cleanPrice - cleanPrice
  return bracketRoot(gap, bond.coupon, floor)
}
