import { ArgumentError, requireInteger, requireNumber } from '@specie/units'
import { bracketRoot } from '../numerics/bracketRoot.ts'

/** When a payment falls in its period. */
export type PaymentTiming = 'end' | 'beginning'

/*
 * One identity, with signs as in spreadsheets (what one pays is negative):
 *   presentValue·g + payment·(1 + rate·due)·(g − 1)/rate + futureValue = 0,   g = (1 + rate)^periods
 * Source: OpenDocument v1.2 part 2, §6.12; Microsoft Excel, PMT and kin.
 */

function dueFactor(rate: number, timing: PaymentTiming): number {
  return timing === 'beginning' ? 1 + rate : 1
}

/** (g − 1)/rate, also where rate is nearly zero. */
function accumulation(rate: number, periods: number): number {
  return rate === 0 ? periods : Math.expm1(periods * Math.log1p(rate)) / rate
}

function growth(rate: number, periods: number): number {
  return Math.exp(periods * Math.log1p(rate))
}

function check(rate: number, ...amounts: number[]): void {
  requireNumber('rate', rate, -0.999_999_999_999)
  for (const amount of amounts) requireNumber('amount', amount)
}

/** Payment of each period (Excel PMT). */
export function annuityPayment(
  rate: number,
  periods: number,
  presentValue: number,
  futureValue = 0,
  timing: PaymentTiming = 'end',
): number {
  check(rate, presentValue, futureValue)
  requireNumber('periods', periods, Number.MIN_VALUE)
  return (
    -(presentValue * growth(rate, periods) + futureValue) /
    (dueFactor(rate, timing) * accumulation(rate, periods))
  )
}

/** Value today of equal payments and a final amount (Excel PV). */
export function annuityPresentValue(
  rate: number,
  periods: number,
  payment: number,
  futureValue = 0,
  timing: PaymentTiming = 'end',
): number {
  check(rate, payment, futureValue, periods)
  return (
    -(payment * dueFactor(rate, timing) * accumulation(rate, periods) + futureValue) / growth(rate, periods)
  )
}

/** Value at the end of equal payments and a first amount (Excel FV). */
export function annuityFutureValue(
  rate: number,
  periods: number,
  payment: number,
  presentValue = 0,
  timing: PaymentTiming = 'end',
): number {
  check(rate, payment, presentValue, periods)
  return -(
    payment * dueFactor(rate, timing) * accumulation(rate, periods) +
    presentValue * growth(rate, periods)
  )
}

/** Number of periods (Excel NPER). @throws ArgumentError when the amounts never balance */
export function annuityPeriods(
  rate: number,
  payment: number,
  presentValue: number,
  futureValue = 0,
  timing: PaymentTiming = 'end',
): number {
  check(rate, payment, presentValue, futureValue)
  // closer to zero than this the logarithms lose more than the interest
  if (Math.abs(rate) < 1e-14) {
    if (payment === 0) throw new ArgumentError('payment', payment, 'a payment other than 0')
    return -(presentValue + futureValue) / payment
  }
  const change =
    (-(presentValue + futureValue) * rate) / (payment * dueFactor(rate, timing) + presentValue * rate)
  if (!(change > -1)) throw new ArgumentError('payment', payment, 'a payment that can balance the amounts')
  return Math.log1p(change) / Math.log1p(rate)
}

/** Rate of one period (Excel RATE), to about 1e-14. @throws SpecieError when no rate above −100 % balances the amounts */
export function annuityRate(
  periods: number,
  payment: number,
  presentValue: number,
  futureValue = 0,
  timing: PaymentTiming = 'end',
  guess = 0.01,
): number {
  requireNumber('periods', periods, Number.MIN_VALUE)
  const gap = (rate: number) =>
    presentValue +
    (payment * dueFactor(rate, timing) * accumulation(rate, periods) + futureValue) / growth(rate, periods)
  return bracketRoot(gap, guess, -1)
}

/** Interest part of payment `period` (1-based; Excel IPMT). */
export function annuityInterest(
  rate: number,
  period: number,
  periods: number,
  presentValue: number,
  futureValue = 0,
  timing: PaymentTiming = 'end',
): number {
  requireInteger('period', period, 1, Math.floor(periods))
  const payment = annuityPayment(rate, periods, presentValue, futureValue, timing)
  if (timing === 'beginning' && period === 1) return 0
  if (timing === 'beginning')
    return (annuityFutureValue(rate, period - 2, payment, presentValue, timing) - payment) * rate
  return annuityFutureValue(rate, period - 1, payment, presentValue, timing) * rate
}

/** Principal part of payment `period` (1-based; Excel PPMT). */
export function annuityPrincipal(
  rate: number,
  period: number,
  periods: number,
  presentValue: number,
  futureValue = 0,
  timing: PaymentTiming = 'end',
): number {
  const payment = annuityPayment(rate, periods, presentValue, futureValue, timing)
  return payment - annuityInterest(rate, period, periods, presentValue, futureValue, timing)
}
