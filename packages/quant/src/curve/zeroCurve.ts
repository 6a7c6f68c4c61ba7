import { ArgumentError, requireNumber } from '@specie/units'

/** How a curve goes between its nodes. `log-linear discount`: constant forwards; `linear zero`: straight zero rates. */
export type Interpolation = 'log-linear discount' | 'linear zero'

/** A point of a curve: a zero rate, continuously compounded. */
export interface ZeroNode {
  readonly years: number
  readonly rate: number
}

/**
 * Discount factors from zero rates. Before the first node its zero rate holds; beyond the last, the last forward
 * (log-linear) or the last zero rate (linear zero) goes on.
 * @param nodes ascending in years, above 0
 * @returns discount factor of a time in years
 */
export function zeroCurve(
  nodes: readonly ZeroNode[],
  interpolation: Interpolation,
): (years: number) => number {
  if (nodes.length === 0) throw new ArgumentError('nodes', nodes, 'at least one node')
  nodes.forEach(({ years, rate }, n) => {
    requireNumber('rate', rate)
    requireNumber('years', years)
    if (!(years > (nodes[n - 1]?.years ?? 0)))
      throw new ArgumentError('years', years, 'ascending years above 0')
  })
  const quantity = (node: ZeroNode) => (interpolation === 'linear zero' ? node.rate : node.rate * node.years)
  return (years) => {
    requireNumber('years', years, 0)
    const found = nodes.findIndex((node) => years <= node.years)
    const n = found < 0 ? nodes.length - 1 : found
    const to = nodes[n]!
    const from = nodes[n - 1]
    if (from === undefined || (found < 0 && interpolation === 'linear zero'))
      return Math.exp(-to.rate * years)
    const weight = (years - from.years) / (to.years - from.years)
    const between = quantity(from) * (1 - weight) + quantity(to) * weight
    return Math.exp(interpolation === 'linear zero' ? -between * years : -between)
  }
}
