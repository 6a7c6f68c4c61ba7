import { ArgumentError, civilOf, dayOf, daysInMonth } from '@specie/units'
import { addMonths } from '../date/addMonths.ts'
import { monthsBetween } from '../date/monthsBetween.ts'
import { toDay } from '../date/toDay.ts'
import type { LoanTerms } from './LoanTerms.ts'

/** The payments after a cut-off, as day numbers, and the day from which the first of them counts interest. */
export interface PaymentDays {
  readonly interestFrom: number
  /** Ascending, all after the cut-off. One day after it when the loan should have been repaid already. */
  readonly days: readonly number[]
  /** Whether payment n ends a regular period of `frequencyMonths`. */
  isRegular(n: number): boolean
}

/**
 * Days of the payments of a loan after the cut-off `cutOff` (day number). A day that a month lacks becomes its last.
 * @throws ArgumentError when dates are impossible or in the wrong order, or the frequency is not 1, 2, 3, 4, 6 or 12
 */
export function paymentDays(loan: LoanTerms, cutOff: number): PaymentDays {
  const origination = toDay(loan.originationDate)
  const maturity = toDay(loan.maturityDate)
  if (origination > cutOff)
    throw new ArgumentError('originationDate', loan.originationDate, 'a day not after the cut-off')
  if (maturity < origination)
    throw new ArgumentError('maturityDate', loan.maturityDate, 'a day not before origination')
  if (maturity <= cutOff) return once(origination, cutOff + 1)
  if (loan.kind === 'custom') return customDays(loan, origination, cutOff)
  if (loan.kind === 'bullet' || loan.kind === 'receivable') return once(origination, maturity)
  return instalmentDays(loan, origination, maturity, cutOff)
}

function once(interestFrom: number, day: number): PaymentDays {
  return { interestFrom, days: [day], isRegular: () => false }
}

function customDays(loan: LoanTerms, origination: number, cutOff: number): PaymentDays {
  const days = (loan.schedule ?? []).map((payment) => toDay(payment.date))
  if (days.length === 0 || days.some((day, n) => n > 0 && day <= days[n - 1]!)) {
    throw new ArgumentError('schedule', loan.schedule, 'at least one payment, dates ascending')
  }
  const paid = days.filter((day) => day <= cutOff)
  const open = days.slice(paid.length)
  return {
    interestFrom: paid.at(-1) ?? origination,
    days: open.length > 0 ? open : [cutOff + 1],
    isRegular: () => false,
  }
}

function instalmentDays(loan: LoanTerms, origination: number, maturity: number, cutOff: number): PaymentDays {
  const first = toDay(loan.firstPaymentDate)
  const step = loan.frequencyMonths
  if (![1, 2, 3, 4, 6, 12].includes(step))
    throw new ArgumentError('frequencyMonths', step, '1, 2, 3, 4, 6 or 12')
  if (first < origination || first > maturity) {
    throw new ArgumentError('firstPaymentDate', loan.firstPaymentDate, 'a day from origination to maturity')
  }
  const { year, month, day: dayOfMonth } = civilOf(first)
  const firstMonth = year * 12 + month - 1
  // addMonths of the first day, without taking it apart each time: a tape has a hundred million of these days
  const regular = (n: number) => {
    const index = firstMonth + n * step
    const inYear = Math.floor(index / 12)
    const ofYear = index - inYear * 12 + 1
    return dayOf(inYear, ofYear, Math.min(dayOfMonth, daysInMonth(inYear, ofYear)))
  }
  const passed = cutOff < first ? 0 : Math.floor(monthsBetween(first, cutOff) / step) + 1
  const days: number[] = []
  for (let n = passed, day = regular(n); day < maturity; day = regular(++n)) days.push(day)
  days.push(maturity)
  const last = days.length - 1
  const endsRegularly = regular(passed + last) === maturity
  const startsRegularly = passed > 0 || addMonths(first, -step, dayOfMonth) === origination
  return {
    interestFrom: passed > 0 ? regular(passed - 1) : origination,
    days,
    isRegular: (n) => (n > 0 || startsRegularly) && (n < last || endsRegularly),
  }
}
