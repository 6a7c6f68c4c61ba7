import { ArgumentError } from '@specie/units'
import { minimum } from '../fixed/minimum.ts'
import { RATE_UNIT } from '../fixed/wad.ts'
import { accrue } from './accrue.ts'
import type { Collection, Distribution, Tranche, Waterfall } from './Waterfall.ts'

interface Till {
  funds: bigint
  readonly principals: bigint[]
  readonly accrued: bigint[]
  readonly paid: bigint[]
}

/**
 * Runs one period's cash through the waterfall, to the unit as the contract does.
 *
 * Active: fees; the coupons of each tranche, senior first; principal and recoveries in sequence, what is left of them
 * to the residual; the excess to the residual if every coverage test holds after the payments, else it is trapped.
 * Winding down: fees, then coupon and principal of each tranche in turn from all cash, the rest to the residual.
 *
 * @param at unix seconds of the collection
 * @throws ArgumentError when time runs backwards or an amount is negative
 */
export function collect(before: Waterfall, collection: Collection, at: bigint): Distribution {
  requireAmounts(collection)
  const now = accrue(before, at)
  const till: Till = {
    funds: collection.interest + collection.principal + collection.recoveries + now.trapped,
    principals: now.tranches.map((tranche) => tranche.principal),
    accrued: now.tranches.map((tranche) => tranche.accrued),
    paid: now.tranches.map(() => 0n),
  }
  const feesPaid = take(till, now.fees)
  const fees = now.fees - feesPaid
  const outcome = collection.windingDown
    ? { trapped: payInSequence(till), covered: true }
    : payActive(till, now, collection, fees)
  return {
    after: {
      ...now,
      tranches: now.tranches.map((tranche, i) => settle(tranche, till, i)),
      fees,
      trapped: outcome.trapped,
      base: collection.value,
    },
    feesPaid,
    paid: till.paid,
    covered: outcome.covered,
  }
}

function payActive(
  till: Till,
  now: Waterfall,
  collection: Collection,
  fees: bigint,
): { trapped: bigint; covered: boolean } {
  const residual = till.paid.length - 1
  for (let i = 0; i < residual; i++) payCoupon(till, i)
  const due = collection.principal + collection.recoveries
  const rest = { ...till, funds: minimum(due, till.funds) }
  till.funds -= rest.funds
  for (let i = 0; i < residual; i++) payPrincipal(rest, i)
  till.paid[residual] = till.paid[residual]! + rest.funds
  const covered = isCovered(till, now.coverageRatios, collection.value + till.funds - fees)
  if (!covered) return { trapped: till.funds, covered }
  till.paid[residual] = till.paid[residual]! + till.funds
  return { trapped: 0n, covered }
}

function payInSequence(till: Till): bigint {
  const residual = till.paid.length - 1
  for (let i = 0; i < residual; i++) {
    payCoupon(till, i)
    payPrincipal(till, i)
  }
  till.paid[residual] = till.paid[residual]! + till.funds
  return 0n
}

/** Assets cover `ratio` times the claims of a tranche and of all before it, for every tranche. */
function isCovered(till: Till, ratios: readonly bigint[], assets: bigint): boolean {
  let claims = 0n
  return ratios.every((ratio, i) => {
    claims += till.principals[i]! + till.accrued[i]!
    return assets * RATE_UNIT >= ratio * claims || claims === 0n
  })
}

function payCoupon(till: Till, i: number): void {
  const amount = take(till, till.accrued[i]!)
  till.accrued[i] = till.accrued[i]! - amount
  till.paid[i] = till.paid[i]! + amount
}

function payPrincipal(till: Till, i: number): void {
  const amount = take(till, till.principals[i]!)
  till.principals[i] = till.principals[i]! - amount
  till.paid[i] = till.paid[i]! + amount
}

function take(till: Till, wanted: bigint): bigint {
  const amount = minimum(wanted, till.funds)
  till.funds -= amount
  return amount
}

function settle(tranche: Tranche, till: Till, i: number): Tranche {
  const earmark = tranche.distributing ? tranche.earmark : tranche.earmark + till.paid[i]!
  return { ...tranche, principal: till.principals[i]!, accrued: till.accrued[i]!, earmark }
}

function requireAmounts(collection: Collection): void {
  for (const name of ['interest', 'principal', 'recoveries', 'value'] as const) {
    if (collection[name] < 0n) throw new ArgumentError(name, collection[name], 'an amount of at least 0')
  }
}
