import { ArgumentError, requireNumber } from '@specie/units'
import { addMonths } from '../date/addMonths.ts'
import { toDay } from '../date/toDay.ts'
import { toIso } from '../date/toIso.ts'
import type { LoanTerms, ScheduledPayment } from './LoanTerms.ts'
import { nearestUnit } from './nearestUnit.ts'

/** Terms of a lease or a rent. Amounts are whole cash units, dates ISO, rates 1e-9 a year. */
export interface LeaseTerms {
  /** First payment; the others follow every `frequencyMonths`. */
  readonly firstPaymentDate: string
  /** How many payments. */
  readonly payments: number
  readonly frequencyMonths: 1 | 3 | 6 | 12
  readonly payment: bigint
  /** Share that a rent rises by at each anniversary of the first payment, 1e-9; 0: it stays. */
  readonly escalation?: bigint
  /** Payments at the beginning that are waived: a rent-free time. */
  readonly waived?: number
  /** Paid with the last payment: residual value or purchase option. */
  readonly residual?: bigint
}

/**
 * Payments of a lease or rent: level or rising once a year, after a rent-free time, with a residual at the end. A rent
 * that rises is rounded to the nearest unit once for each year.
 * @throws ArgumentError naming the term that cannot be right
 */
export function leasePayments(terms: LeaseTerms): ScheduledPayment[] {
  const { payments, frequencyMonths, payment, escalation = 0n, waived = 0, residual = 0n } = terms
  const first = toDay(terms.firstPaymentDate)
  if (!(Number.isInteger(payments) && payments >= 1 && payments * frequencyMonths <= 1200))
    throw new ArgumentError('payments', payments, 'a whole number of payments within a hundred years')
  if (![1, 3, 6, 12].includes(frequencyMonths))
    throw new ArgumentError('frequencyMonths', frequencyMonths, '1, 3, 6 or 12')
  if (!(Number.isInteger(waived) && waived >= 0 && waived <= payments))
    throw new ArgumentError('waived', waived, `a whole number from 0 to ${payments}`)
  if (payment < 0n) throw new ArgumentError('payment', payment, 'an amount of at least 0')
  if (residual < 0n) throw new ArgumentError('residual', residual, 'an amount of at least 0')
  if (escalation <= -1_000_000_000n) throw new ArgumentError('escalation', escalation, 'above −1')
  const growth = 1 + Number(escalation) / 1e9
  return Array.from({ length: payments }, (_, n) => {
    const year = Math.floor((n * frequencyMonths) / 12)
    const rent = n < waived ? 0n : BigInt(nearestUnit(Number(payment) * growth ** year))
    return {
      date: toIso(addMonths(first, n * frequencyMonths)),
      amount: n === payments - 1 ? rent + residual : rent,
    }
  }).filter(({ amount }) => amount > 0n)
}

/**
 * A lease as a claim on money, of the kind `custom`: what a pool holds of it. Its balance at a cut-off is the present value
 * of the payments left at the implicit rate, compounded as the payments come, so that interest and principal follow from
 * it as from a loan (IFRS 16.26, net investment of the lessor).
 * @param cutOffDate ISO date; payments due on it count as made
 * @param implicitRate 1e-9 a year, nominal
 * @throws ArgumentError naming the term that cannot be right, or when no payment is left
 */
export function leaseClaim(terms: LeaseTerms, cutOffDate: string, implicitRate: bigint): LoanTerms {
  const cutOff = toDay(cutOffDate)
  requireNumber('implicitRate', Number(implicitRate), 0)
  const left = leasePayments(terms).filter(({ date }) => toDay(date) > cutOff)
  const last = left.at(-1)
  if (last === undefined) throw new ArgumentError('cutOffDate', cutOffDate, 'a day before the last payment')
  // discounted period by period with the interest that the schedule will count: actual days of 365
  let balance = 0
  for (let n = left.length - 1; n >= 0; n--) {
    const days = toDay(left[n]!.date) - (n === 0 ? cutOff : toDay(left[n - 1]!.date))
    balance = (balance + Number(left[n]!.amount)) / (1 + ((Number(implicitRate) / 1e9) * days) / 365)
  }
  return {
    kind: 'custom',
    dayCount: 'ACT/365F',
    frequencyMonths: 0,
    originationDate: cutOffDate,
    firstPaymentDate: left[0]!.date,
    maturityDate: last.date,
    balance: BigInt(nearestUnit(balance)),
    rate: implicitRate,
    payment: null,
    schedule: left,
  }
}
