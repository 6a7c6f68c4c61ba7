import { type DatedTables, datedTables, toDay } from '@specie/quant'

export const VALUATION = toDay('2026-01-15')

/** Zero rates, continuous, linear between days and actual/365: the curve that both sides of the benchmark read. */
const nodes: readonly (readonly [days: number, zero: number])[] = [
  [0, 0.0432],
  [91, 0.043],
  [183, 0.0425],
  [365, 0.0412],
  [730, 0.0401],
  [1095, 0.0398],
  [1825, 0.0402],
  [2555, 0.0415],
  [3650, 0.0431],
  [7300, 0.0479],
  [11_315, 0.0472],
]

/** The curve's nodes, all moved by `shift`. */
export function curveNodes(shift: number): readonly (readonly [days: number, zero: number])[] {
  return nodes.map(([days, zero]) => [days, zero + shift])
}

/** Discount factor of a number of days, of the curve moved by `shift`. */
export function discountOf(shift: number): (days: number) => number {
  return (days) => {
    const found = nodes.findIndex(([end]) => days <= end)
    const upper = Math.max(found, 1)
    const [start, low] = nodes[upper - 1]!
    const [end, high] = nodes[upper]!
    const zero = low + ((high - low) * (days - start)) / (end - start) + shift
    return Math.exp((-zero * days) / 365)
  }
}

/** What dated valuation needs of the curve moved by `shift`. */
export function benchTables(shift: number): DatedTables {
  return datedTables(VALUATION, discountOf(shift))
}

/** Discount factors of months 0 to 360 under the curve moved by `shift`. */
export function benchGrid(shift: number): Float64Array {
  const discount = discountOf(shift)
  return Float64Array.from({ length: 361 }, (_, month) => discount((365 * month) / 12))
}
