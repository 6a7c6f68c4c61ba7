import { ArgumentError, requireNumber } from '@specie/units'
import { bracketRoot } from '../numerics/bracketRoot.ts'

/** An amount on a day; what one pays is negative. */
export interface DatedAmount {
  /** Day number. */
  readonly day: number
  readonly amount: number
}

/**
 * Net present value of equally spaced amounts, the first one at time zero.
 * @param rate of one period, above −1
 */
export function netPresentValue(rate: number, amounts: readonly number[]): number {
  requireNumber('rate', rate, -0.999_999_999)
  return amounts.reduce(
    (sum, amount, n) => sum + requireNumber(`amounts[${n}]`, amount) * (1 + rate) ** -n,
    0,
  )
}

/**
 * Rate of one period at which equally spaced amounts are worth nothing, nearest to the guess (Excel IRR).
 * @throws ArgumentError when all amounts have one sign; SpecieError when no rate solves it
 */
export function internalRateOfReturn(amounts: readonly number[], guess = 0.1): number {
  requireBothSigns(amounts)
  requireNumber('guess', guess, -0.999_999)
  return bracketRoot(
    (rate) => amounts.reduce((sum, amount, n) => sum + amount * (1 + rate) ** -n, 0),
    guess,
    -1,
  )
}

/** Net present value of dated amounts at the first one's day: Σ a·(1 + rate)^(−days/365) (Excel XNPV). */
export function datedNetPresentValue(rate: number, amounts: readonly DatedAmount[]): number {
  requireNumber('rate', rate, -0.999_999_999)
  const start = amounts[0]?.day ?? 0
  return amounts.reduce(
    (sum, { day, amount }) =>
      sum + requireNumber('amount', amount) * (1 + rate) ** ((start - requireNumber('day', day)) / 365),
    0,
  )
}

/**
 * Effective rate a year at which dated amounts are worth nothing, nearest to the guess (Excel XIRR).
 * @throws ArgumentError when all amounts have one sign; SpecieError when no rate solves it
 */
export function datedInternalRateOfReturn(amounts: readonly DatedAmount[], guess = 0.1): number {
  requireBothSigns(amounts.map(({ amount }) => amount))
  requireNumber('guess', guess, -0.999_999)
  const start = amounts[0]!.day
  const years = amounts.map(({ day }, n) => requireNumber(`amounts[${n}].day`, day - start) / 365)
  return bracketRoot(
    (rate) => amounts.reduce((sum, { amount }, n) => sum + amount * (1 + rate) ** -years[n]!, 0),
    guess,
    -1,
  )
}

function requireBothSigns(amounts: readonly number[]): void {
  for (const [n, amount] of amounts.entries()) requireNumber(`amounts[${n}]`, amount)
  if (!amounts.some((amount) => amount > 0) || !amounts.some((amount) => amount < 0)) {
    throw new ArgumentError('amounts', amounts, 'at least one amount above and one below 0')
  }
}
