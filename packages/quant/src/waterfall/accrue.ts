import { ArgumentError } from '@specie/units'
import { RATE_UNIT, YEAR } from '../fixed/wad.ts'
import type { Waterfall } from './Waterfall.ts'

/**
 * Coupons and fees accrued to `at`, each rounded down to the unit, as the contract accrues them:
 * principal·coupon·seconds/(1e9·365 days).
 * @param at unix seconds, not before `since`
 * @throws ArgumentError when time runs backwards
 */
export function accrue(waterfall: Waterfall, at: bigint): Waterfall {
  if (at < waterfall.since)
    throw new ArgumentError('at', at, `not before the last accrual at ${waterfall.since}`)
  const elapsed = at - waterfall.since
  const simple = (base: bigint, rate: bigint) => (base * rate * elapsed) / (RATE_UNIT * YEAR)
  return {
    ...waterfall,
    tranches: waterfall.tranches.map((tranche) => ({
      ...tranche,
      accrued: tranche.accrued + simple(tranche.principal, tranche.coupon),
    })),
    fees: waterfall.fees + simple(waterfall.base, waterfall.feeRate),
    since: at,
  }
}
