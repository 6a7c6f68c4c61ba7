import { requireNumber } from '@specie/units'

/*
 * Conventions of SIFMA, Uniform Practices, Chapter SF "Standard Formulas". Rates are fractions; ages are whole months,
 * 1 in the first month of a loan's life. The same conversions serve default: MDR is to CDR what SMM is to CPR.
 */

/** Rate of one month of a rate a year: SMM of a CPR, MDR of a CDR: 1 − (1 − rate)^(1/12). */
export function monthlyRate(annual: number): number {
  return -Math.expm1(Math.log1p(-requireNumber('annual', annual, 0, 1)) / 12)
}

/** Rate a year of a monthly one: CPR of an SMM, CDR of an MDR: 1 − (1 − rate)^12. */
export function annualRate(monthly: number): number {
  return -Math.expm1(12 * Math.log1p(-requireNumber('monthly', monthly, 0, 1)))
}

/** CPR of the Public Securities Association model: 0.2 % a month of age up to 6 % at month 30, times the speed (1 = 100 %). */
export function psaRate(age: number, speed = 1): number {
  return Math.min(requireNumber('speed', speed, 0) * 0.06 * Math.min(requireNumber('age', age, 1) / 30, 1), 1)
}

/**
 * SMM of the Absolute Prepayment model of car loans, whose speed is a share of the original number of loans each month:
 * speed/(1 − speed·(age − 1)).
 */
export function absRate(age: number, speed: number): number {
  requireNumber('age', age, 1)
  const left = 1 - requireNumber('speed', speed, 0, 1) * (age - 1)
  return left <= speed ? 1 : speed / left
}

/**
 * CDR of the Standard Default Assumption: 0.02 % a month of age up to 0.6 % at month 30, level to month 60, down by
 * 0.0095 % a month to 0.03 % at month 120 and level after it, times the speed (1 = 100 %).
 */
export function sdaRate(age: number, speed = 1): number {
  requireNumber('age', age, 1)
  requireNumber('speed', speed, 0)
  const standard =
    age <= 30 ? 0.0002 * age : age <= 60 ? 0.006 : age <= 120 ? 0.006 - 0.000095 * (age - 60) : 0.0003
  return Math.min(standard * speed, 1)
}
