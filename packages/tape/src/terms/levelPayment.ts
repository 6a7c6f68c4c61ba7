import { divideRounded, fixedPower, ONE, periodicRate } from './fixedPoint.ts'

/**
 * Instalment of a level-pay loan in minor units, rounded half up: `B·i / (1 − (1+i)^−n)`, or `B/n` without
 * interest. `rate` is nominal a year in 1e-9; `payments` is n, at least 1.
 * Source: annuity identity, e.g. Excel's PMT.
 */
export function levelPayment(
  balance: bigint,
  rate: bigint,
  frequencyMonths: number,
  payments: number,
): bigint {
  const periodic = periodicRate(rate, frequencyMonths)
  if (periodic === 0n) return divideRounded(balance, BigInt(payments))
  const growth = fixedPower(ONE + periodic, payments)
  return divideRounded(balance * periodic * growth, (growth - ONE) * ONE)
}
