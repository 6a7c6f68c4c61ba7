import { ArgumentError, requireNumber } from '@specie/units'
import type { ParYield } from './ParYield.ts'

/** A node of a bootstrapped curve. */
export interface CurveNode {
  readonly months: number
  /** Discount factor at that time. */
  readonly discount: number
  /** Constant forward from the node before, a year, continuously compounded. */
  readonly forward: number
}

/**
 * Discount factors from Treasury par yields, log-linear between nodes (constant forwards).
 *
 * Up to six months a yield is that of a bill, bond-equivalent: D = 1/(1 + y·t). Beyond, it is that of a par bond with
 * semi-annual coupons counted back from maturity, priced at 100: (y/2)·Σ D + D(T) = 1; the forward since the node before
 * is found by Newton's method to 1e-15. Source: US Treasury, "Treasury Yield Curve Methodology"; log-linear discount
 * factors as in Hagan & West (2006), "raw" interpolation.
 *
 * @param yields par yields in any order, months distinct, at least one
 * @throws ArgumentError when none is given, months repeat or are not positive, or a yield is not within (−1, 1)
 */
export function bootstrapTreasury(yields: readonly ParYield[]): CurveNode[] {
  if (yields.length === 0) throw new ArgumentError('yields', yields, 'at least one par yield')
  const sorted = [...yields].sort((a, b) => a.months - b.months)
  const nodes: CurveNode[] = []
  for (const { months, yield: rate } of sorted) {
    requireNumber('yield', rate, -0.99, 1)
    requireNumber('months', months, 0, 1200)
    const from = nodes.at(-1)
    if (!(months > (from?.months ?? 0))) throw new ArgumentError('months', months, 'distinct and above 0')
    const forward = months <= 6 ? billForward(from, months, rate) : parForward(nodes, months, rate)
    const discount = (from?.discount ?? 1) * Math.exp((-forward * (months - (from?.months ?? 0))) / 12)
    nodes.push({ months, discount, forward })
  }
  return nodes
}

function billForward(from: CurveNode | undefined, months: number, rate: number): number {
  const discount = 1 / (1 + (rate * months) / 12)
  return (-Math.log(discount / (from?.discount ?? 1)) * 12) / (months - (from?.months ?? 0))
}

function parForward(nodes: readonly CurveNode[], months: number, rate: number): number {
  const from = nodes.at(-1) ?? { months: 0, discount: 1, forward: rate }
  const coupon = rate / 2
  const dates = Array.from({ length: Math.ceil(months / 6) }, (_, n) => months - 6 * n).filter(
    (date) => date > 0,
  )
  const early = dates.filter((date) => date <= from.months)
  const late = dates.filter((date) => date > from.months)
  const fixed = coupon * early.reduce((sum, date) => sum + nodeDiscount(nodes, date), 0)
  let forward = from.forward
  for (let iteration = 0; iteration < 50; iteration++) {
    let price = fixed - 1
    let slope = 0
    for (const date of late) {
      const years = (date - from.months) / 12
      const value = from.discount * Math.exp(-forward * years) * (coupon + (date === months ? 1 : 0))
      price += value
      slope -= years * value
    }
    const step = price / slope
    forward -= step
    if (Math.abs(step) < 1e-15) break
  }
  return requireNumber('forward', forward)
}

/** Log-linear discount factor between the nodes. */
function nodeDiscount(nodes: readonly CurveNode[], months: number): number {
  const n = nodes.findIndex((node) => months <= node.months)
  const node = nodes[n]!
  return node.discount * Math.exp((node.forward * (node.months - months)) / 12)
}
