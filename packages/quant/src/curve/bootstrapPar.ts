import { ArgumentError, requireNumber } from '@specie/units'
import { findRoot } from '../numerics/findRoot.ts'
import { type Interpolation, type ZeroNode, zeroCurve } from './zeroCurve.ts'

/** A par bond or swap: its coupon makes it worth 1. */
export interface ParQuote {
  readonly years: number
  /** Coupon a year as a fraction. */
  readonly rate: number
}

/**
 * Zero rates that price every par quote at 1, to the last bits: each node's rate is solved with the coupons between
 * nodes read off the interpolated curve. Maturities must be whole coupon periods; a shorter one is a zero with simple
 * interest.
 * @param paymentsPerYear 1, 2 or 4
 * @throws ArgumentError when maturities do not ascend or are no whole periods
 */
export function bootstrapPar(
  quotes: readonly ParQuote[],
  paymentsPerYear: 1 | 2 | 4,
  interpolation: Interpolation,
): ZeroNode[] {
  if (![1, 2, 4].includes(paymentsPerYear))
    throw new ArgumentError('paymentsPerYear', paymentsPerYear, '1, 2 or 4')
  const nodes: ZeroNode[] = []
  for (const { years, rate } of quotes) {
    requireNumber('rate', rate, -0.5, 5)
    const periods = years * paymentsPerYear
    requireNumber('years', years, 0, 200)
    if (!(years > (nodes.at(-1)?.years ?? 0)))
      throw new ArgumentError('years', years, 'ascending years above 0')
    if (periods <= 1) {
      nodes.push({ years, rate: Math.log1p(rate * years) / years })
      continue
    }
    if (Math.abs(periods - Math.round(periods)) > 1e-9)
      throw new ArgumentError('years', years, 'whole coupon periods')
    const gap = (zero: number) => {
      const discount = zeroCurve([...nodes, { years, rate: zero }], interpolation)
      let price = discount(years)
      for (let n = 1; n <= periods; n++) price += (rate / paymentsPerYear) * discount((n / periods) * years)
      return price - 1
    }
    nodes.push({ years, rate: findRoot(gap, -0.6, 6) })
  }
  return nodes
}
