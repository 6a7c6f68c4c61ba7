import { requireNumber } from '@specie/units'

/**
 * Share of holders that may leave before a fund paying `exitValue` per unit cannot pay the next one:
 * λ* = (l + (1−l)(1−c))/r. At 1 or more nobody gains by running.
 * @param cashShare l, cash as a share of the fund
 * @param saleHaircut c, fraction lost on what must be sold
 * @param exitValue r, what a leaver is paid per unit of NAV (1 − fee, or 1.28 for a deposit promising a premium)
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function runThreshold(cashShare: number, saleHaircut: number, exitValue: number): number {
  requireNumber('cashShare', cashShare, 0, 1)
  requireNumber('saleHaircut', saleHaircut, 0, 1)
  requireNumber('exitValue', exitValue, Number.MIN_VALUE)
  return (cashShare + (1 - cashShare) * (1 - saleHaircut)) / exitValue
}

/** The least fee at which the threshold reaches 1: c(1−l). */
export function runProofFee(cashShare: number, saleHaircut: number): number {
  requireNumber('cashShare', cashShare, 0, 1)
  requireNumber('saleHaircut', saleHaircut, 0, 1)
  return saleHaircut * (1 - cashShare)
}

/**
 * Fraction of early withdrawals at which waiting stops paying in the model of D. Diamond and P. Dybvig (1983):
 * (R − c₁)/(c₁(R − 1)).
 * @param longReturn R, gross return of the long asset, above 1
 * @param earlyPayment c₁, promised to those who leave early, from 1 to R
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function tippingFraction(longReturn: number, earlyPayment: number): number {
  requireNumber('longReturn', longReturn, 1 + 1e-12)
  requireNumber('earlyPayment', earlyPayment, 1, longReturn)
  return (longReturn - earlyPayment) / (earlyPayment * (longReturn - 1))
}
