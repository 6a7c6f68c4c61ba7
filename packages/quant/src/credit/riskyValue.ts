import { ArgumentError, requireNumber } from '@specie/units'

/** A contractual payment and the balance that a default before it would put at risk. */
export interface RiskyFlow {
  readonly years: number
  readonly amount: number
  /** Owed between the payment before and this one. */
  readonly balanceBefore: number
}

/**
 * Value today of payments that stop at default and of what is then recovered, with recovery paid in the middle of the
 * period of default: Σ amount·S(t)·D(t) + recovery·Σ balance·(S(t₋) − S(t))·D((t₋ + t)/2). The convention of
 * QuantLib's RiskyBondEngine.
 * @param discount, survival functions of years
 */
export function riskyValue(
  flows: readonly RiskyFlow[],
  recovery: number,
  discount: (years: number) => number,
  survival: (years: number) => number,
): number {
  requireNumber('recovery', recovery, 0, 1)
  let value = 0
  let before = 0
  for (const { years, amount, balanceBefore } of flows) {
    requireFlow(years, amount, balanceBefore)
    if (!(years >= before)) throw new ArgumentError('years', years, `not before the payment at ${before}`)
    const alive = survival(years)
    value += amount * alive * discount(years)
    value += recovery * balanceBefore * (survival(before) - alive) * discount((before + years) / 2)
    before = years
  }
  return value
}

/**
 * The same with recovery at the moment of default, for a rate r and an intensity h that are constant within each period:
 * the recovery integral of a period is h/(r + h)·(1 − e^(−(r + h)·Δ)) times its start's discount and survival.
 */
export function riskyValueContinuous(
  flows: readonly RiskyFlow[],
  recovery: number,
  discount: (years: number) => number,
  survival: (years: number) => number,
): number {
  requireNumber('recovery', recovery, 0, 1)
  let value = 0
  let before = 0
  for (const { years, amount, balanceBefore } of flows) {
    requireFlow(years, amount, balanceBefore)
    if (!(years >= before)) throw new ArgumentError('years', years, `not before the payment at ${before}`)
    const start = discount(before) * survival(before)
    const end = discount(years) * survival(years)
    const hazard = Math.log(survival(before) / survival(years))
    const both = Math.log(start / end)
    value += amount * end
    value += recovery * balanceBefore * (both === 0 ? 0 : (hazard / both) * (start - end))
    before = years
  }
  return value
}

function requireFlow(years: number, amount: number, balanceBefore: number): void {
  requireNumber('years', years, 0)
  requireNumber('amount', amount)
  requireNumber('balanceBefore', balanceBefore)
}
