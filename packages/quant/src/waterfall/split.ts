import { maximum } from '../fixed/maximum.ts'
import { minimum } from '../fixed/minimum.ts'
import { accrue } from './accrue.ts'
import type { Waterfall } from './Waterfall.ts'

/** Values of the tranches for a given value of the portfolio. Cash units. */
export interface Split {
  /** One a tranche, senior first, each with its earmarked cash. */
  readonly values: readonly bigint[]
  /** Fees due at that time that the assets cover. */
  readonly feesDue: bigint
}

/**
 * Values of the tranches if the portfolio were worth `value` at time `at`: claims accrued to `at`, capped by the
 * assets left (value and trapped cash, less fees), the rest to the residual, each with its earmark.
 * Σ values + fees due = value + trapped + earmarks, to the unit.
 * @param at unix seconds; a time before the last accrual counts as that time
 */
export function split(waterfall: Waterfall, value: bigint, at: bigint): Split {
  const now = accrue(waterfall, maximum(at, waterfall.since))
  const gross = value + now.trapped
  const feesDue = minimum(now.fees, gross)
  let left = gross - feesDue
  const residual = now.tranches.length - 1
  const values = now.tranches.map((tranche, i) => {
    const claim = tranche.principal + tranche.accrued
    const amount = i === residual || claim > left ? left : claim
    left -= amount
    return amount + tranche.earmark
  })
  return { values, feesDue }
}
