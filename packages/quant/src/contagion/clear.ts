import { ArgumentError, requireNumber } from '@specie/units'
import type { Network } from './network.ts'

/** What is lost when a party fails. */
export interface BankruptcyCosts {
  /** Share of outside assets that a failed party can still pay with; 1 for none lost. */
  readonly assetRecovery: number
  /** Share of what others paid it that a failed party can pass on; 1 for none lost. */
  readonly claimRecovery: number
}

export interface Clearing {
  /** What each party pays in all. */
  readonly payments: Float64Array
  /** What each party has left after paying; zero for those who fail. */
  readonly equity: Float64Array
  readonly failed: readonly number[]
  readonly rounds: number
}

const NO_COSTS: BankruptcyCosts = { assetRecovery: 1, claimRecovery: 1 }

/**
 * The greatest clearing vector: everyone pays in full or all it has, creditors pro rata. Iterates down from full
 * payment, which converges to the greatest fixed point because the map is monotone and continuous from above.
 * Sources: L. Eisenberg and T. Noe, "Systemic risk in financial systems" (2001); with costs, L. Rogers and
 * L. Veraart, "Failure and rescue in an interbank network" (2013).
 * @param outsideAssets what each party has from outside the network, cash units, at least 0
 * @param tolerance largest change of a payment in the last round, relative to the largest obligation
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function clear(
  network: Network,
  outsideAssets: Float64Array,
  costs: BankruptcyCosts = NO_COSTS,
  tolerance = 1e-12,
): Clearing {
  requireOutsideAssets(network, outsideAssets)
  requireNumber('assetRecovery', costs.assetRecovery, 0, 1)
  requireNumber('claimRecovery', costs.claimRecovery, 0, 1)
  requireNumber('tolerance', tolerance, 0, 1)
  const { count, owed } = network
  const payments = owed.slice()
  const paidShare = new Float64Array(count).fill(1)
  const received = new Float64Array(count)
  const bound = tolerance * owed.reduce((largest, amount) => Math.max(largest, amount), 0)
  let rounds = 0
  for (let moved = Infinity; moved > bound; rounds++) {
    moved = 0
    receive(network, paidShare, received)
    for (let i = 0; i < count; i++) {
      const solvent = outsideAssets[i]! + received[i]! >= owed[i]!
      const able = costs.assetRecovery * outsideAssets[i]! + costs.claimRecovery * received[i]!
      const payment = solvent ? owed[i]! : Math.min(payments[i]!, able)
      moved = Math.max(moved, payments[i]! - payment)
      payments[i] = payment
    }
    for (let i = 0; i < count; i++) paidShare[i] = owed[i]! === 0 ? 1 : payments[i]! / owed[i]!
  }
  receive(network, paidShare, received)
  const equity = Float64Array.from(owed, (debt, i) =>
    payments[i]! < debt ? 0 : Math.max(0, outsideAssets[i]! + received[i]! - debt),
  )
  const failed: number[] = []
  for (let i = 0; i < count; i++) if (payments[i]! < owed[i]!) failed.push(i)
  return { payments, equity, failed, rounds }
}

function receive(network: Network, paidShare: Float64Array, received: Float64Array): void {
  const { count, start, debtor, amount } = network
  for (let i = 0; i < count; i++) {
    let sum = 0
    for (let k = start[i]!; k < start[i + 1]!; k++) sum += amount[k]! * paidShare[debtor[k]!]!
    received[i] = sum
  }
}

/** Refuses assets that are negative, not finite, or not one a party. */
export function requireOutsideAssets(network: Network, outsideAssets: Float64Array): void {
  if (outsideAssets.length !== network.count) {
    throw new ArgumentError('outsideAssets', outsideAssets.length, `${network.count} numbers, one a party`)
  }
  for (const asset of outsideAssets) requireNumber('outsideAssets', asset, 0)
}
