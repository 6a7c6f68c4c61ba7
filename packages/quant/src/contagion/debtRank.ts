import { ArgumentError, requireNumber } from '@specie/units'
import type { Network } from './network.ts'

export interface DebtRank {
  /** Final relative loss of equity of each party, 0 to 1. */
  readonly distress: Float64Array
  /** Weighted loss beyond the first shock: Σ hⱼ(T)vⱼ − Σ hⱼ(0)vⱼ. */
  readonly rank: number
}

/**
 * Distress that spreads through exposures, each party passing it on once. W_ij = min(1, exposure of i to j / equity
 * of i). Source: S. Battiston et al., "DebtRank: too central to fail?" (2012).
 * @param equity of each party, above 0
 * @param shock first relative loss of each party, 0 to 1
 * @param weights economic value of each party; they need not sum to one
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function debtRank(
  network: Network,
  equity: Float64Array,
  shock: Float64Array,
  weights: Float64Array,
): DebtRank {
  requireParties(network, equity, shock, weights)
  const distress = shock.slice()
  let passing = distress.map((level) => (level > 0 ? 1 : 0))
  const passed = new Uint8Array(network.count)
  while (passing.some((active) => active === 1)) {
    const gained = spread(network, equity, (debtor) => (passing[debtor] === 1 ? distress[debtor]! : 0))
    const next = new Float64Array(network.count)
    for (let i = 0; i < network.count; i++) {
      if (passing[i] === 1) passed[i] = 1
      distress[i] = Math.min(1, distress[i]! + gained[i]!)
    }
    for (let i = 0; i < network.count; i++) next[i] = distress[i]! > 0 && passed[i] === 0 ? 1 : 0
    passing = next
  }
  return { distress, rank: weighted(distress, shock, weights) }
}

/**
 * The same with every further loss passed on: h(t+1) = min(1, h(t) + W(h(t) − h(t−1))), which does not miss what
 * comes back over cycles. Source: M. Bardoscia et al., "DebtRank: a microscopic foundation for shock propagation",
 * PLOS ONE 10(6), 2015.
 * @param tolerance largest change of a distress in the last round
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function linearDebtRank(
  network: Network,
  equity: Float64Array,
  shock: Float64Array,
  weights: Float64Array,
  tolerance = 1e-12,
): DebtRank {
  requireParties(network, equity, shock, weights)
  requireNumber('tolerance', tolerance, Number.MIN_VALUE, 1)
  const distress = shock.slice()
  let change = shock.slice()
  while (change.some((step) => step > tolerance)) {
    const arriving = change
    const gained = spread(network, equity, (debtor) => arriving[debtor]!)
    change = new Float64Array(network.count)
    for (let i = 0; i < network.count; i++) {
      const next = Math.min(1, distress[i]! + gained[i]!)
      change[i] = next - distress[i]!
      distress[i] = next
    }
  }
  return { distress, rank: weighted(distress, shock, weights) }
}

function spread(network: Network, equity: Float64Array, arriving: (debtor: number) => number): Float64Array {
  const gained = new Float64Array(network.count)
  for (let i = 0; i < network.count; i++) {
    for (let k = network.start[i]!; k < network.start[i + 1]!; k++) {
      const debtor = network.debtor[k]!
      gained[i]! += Math.min(1, network.amount[k]! / equity[i]!) * arriving(debtor)
    }
  }
  return gained
}

function weighted(distress: Float64Array, shock: Float64Array, weights: Float64Array): number {
  return distress.reduce((sum, level, i) => sum + (level - shock[i]!) * weights[i]!, 0)
}

function requireParties(
  network: Network,
  equity: Float64Array,
  shock: Float64Array,
  weights: Float64Array,
): void {
  for (const [name, list] of Object.entries({ equity, shock, weights })) {
    if (list.length !== network.count)
      throw new ArgumentError(name, list.length, `${network.count} numbers, one a party`)
  }
  for (const amount of equity) requireNumber('equity', amount, Number.MIN_VALUE)
  for (const level of shock) requireNumber('shock', level, 0, 1)
  for (const weight of weights) requireNumber('weights', weight, 0)
}
