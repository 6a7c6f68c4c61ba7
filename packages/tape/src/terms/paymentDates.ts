import { daysInMonth } from '@specie/units'
import type { Loan } from '../model/Loan.ts'
import { addMonths, civilDate } from '../values/civilDate.ts'

/** The terms that fix the dates of payments. */
export type PaymentTerms = Pick<
  Loan,
  'kind' | 'frequencyMonths' | 'firstPaymentDate' | 'maturityDate' | 'schedule'
>

/**
 * Payments due after `after` and up to `until` (ISO dates, `until` included). Instalments fall on the first
 * payment date, then every `frequencyMonths` (a day that a month lacks becomes its last), the last on maturity.
 */
export function paymentsDue(terms: PaymentTerms, after: string, until: string): number {
  return dueThrough(terms, until) - dueThrough(terms, after)
}

/** The first payment date later than `after`, or null when nothing is due any more. */
export function nextPaymentDate(terms: PaymentTerms, after: string): string | null {
  if (after >= terms.maturityDate) return null
  if (terms.schedule !== null) return terms.schedule.find((payment) => payment.date > after)?.date ?? null
  if (terms.frequencyMonths === 0) return terms.maturityDate
  const date = addMonths(terms.firstPaymentDate, dueThrough(terms, after) * terms.frequencyMonths)
  if (date > terms.maturityDate) return terms.maturityDate
  return date
}

/** Payments still due after a date. */
export function remainingPayments(terms: PaymentTerms, after: string): number {
  return paymentsDue(terms, after, terms.maturityDate)
}

function dueThrough(terms: PaymentTerms, date: string): number {
  if (terms.schedule !== null) return terms.schedule.filter((payment) => payment.date <= date).length
  if (terms.frequencyMonths === 0) return date >= terms.maturityDate ? 1 : 0
  if (date < terms.maturityDate)
    return regularDatesThrough(terms.firstPaymentDate, terms.frequencyMonths, date)
  const { firstPaymentDate, frequencyMonths, maturityDate } = terms
  const onMaturity = regularDatesThrough(firstPaymentDate, frequencyMonths, maturityDate)
  const last = addMonths(firstPaymentDate, (onMaturity - 1) * frequencyMonths)
  return onMaturity > 0 && last === maturityDate ? onMaturity : onMaturity + 1
}

/** How many of first, first + step, first + 2·step … are not later than the date. */
function regularDatesThrough(first: string, step: number, date: string): number {
  if (date < first) return 0
  const start = civilDate(first)
  const end = civilDate(date)
  const months = (end.year - start.year) * 12 + end.month - start.month
  const dueDay = Math.min(start.day, daysInMonth(end.year, end.month))
  return Math.floor((end.day >= dueDay ? months : months - 1) / step) + 1
}
