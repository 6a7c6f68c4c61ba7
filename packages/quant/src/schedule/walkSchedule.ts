import { ArgumentError } from '@specie/units'
import { toDay } from '../date/toDay.ts'
import { yearFraction } from '../daycount/yearFraction.ts'
import { countsMonths } from './countsMonths.ts'
import type { LoanTerms } from './LoanTerms.ts'
import { levelInstalment } from './levelInstalment.ts'
import { nearestUnit } from './nearestUnit.ts'
import { type PaymentDays, paymentDays } from './paymentDays.ts'
import { amountTooLarge, LARGEST_AMOUNT, wholeUnits } from './wholeUnits.ts'

/** Receives one payment: day number, then whole cash units. */
export type VisitFlow = (day: number, interest: number, principal: number, balance: number) => void

/**
 * Walks the contractual payments of a loan after a cut-off, without allocating a list.
 *
 * Interest of a period is balance·rate·years rounded to the nearest unit; a regular period counts its months over
 * twelve under the 30/360 family, ICMA and `equal periods`, its actual days otherwise. The last payment clears the
 * balance. A loan whose maturity has passed owes its balance the day after the cut-off, without further interest.
 * Only + − × ÷ and rounding are used, so every machine gets the same units.
 *
 * @param cutOff day number; payments on that day count as paid
 * @throws ArgumentError naming the term that cannot be right; SpecieError when a balance is beyond 2^52 units
 */
export function walkSchedule(loan: LoanTerms, cutOff: number, visit: VisitFlow): void {
  const start = wholeUnits('balance', loan.balance)
  if (loan.rate < 0n) throw new ArgumentError('rate', loan.rate, 'a rate of at least 0')
  if (start === 0) return
  const dates = paymentDays(loan, cutOff)
  const last = dates.days.length - 1
  if (toDay(loan.maturityDate) <= cutOff) {
    visit(dates.days[0]!, 0, start, 0)
    return
  }
  const rate = Number(loan.rate) / 1e9
  const years = (n: number) => periodYears(loan, dates, n)
  const amount = paymentRule(loan, dates, cutOff, rate, years)
  for (let n = 0, balance = start; n <= last && balance > 0; n++) {
    const interest = nearestUnit(balance * (rate * years(n)))
    const due = n === last ? balance : Math.min(amount(n, balance, interest) - interest, balance)
    const surplus =
      loan.kind === 'custom' ? Math.max(amount(n, balance, interest) - interest - balance, 0) : 0
    balance -= due
    if (balance > LARGEST_AMOUNT) throw amountTooLarge('balance', balance)
    visit(dates.days[n]!, interest + surplus, due, balance)
  }
}

type PaymentRule = (n: number, balance: number, interest: number) => number

/** What payment n amounts to before the last clears the balance. */
function paymentRule(
  loan: LoanTerms,
  dates: PaymentDays,
  cutOff: number,
  rate: number,
  years: (n: number) => number,
): PaymentRule {
  switch (loan.kind) {
    case 'level-pay': {
      const payment =
        loan.payment === null ? levelPayment(loan, dates, rate, years) : wholeUnits('payment', loan.payment)
      return () => payment
    }
    case 'equal-principal':
      return (n, balance, interest) => nearestUnit(balance / (dates.days.length - n)) + interest
    case 'custom': {
      const open = (loan.schedule ?? []).filter((payment) => toDay(payment.date) > cutOff)
      const amounts = open.map((payment) => wholeUnits('schedule', payment.amount))
      return (n) => amounts[n]!
    }
    default:
      return (_n, _balance, interest) => interest
  }
}

/**
 * Instalment that repays the balance over the remaining periods, to the nearest unit: the annuity formula when all are
 * regular, else B / Σ Π 1/(1 + rate·years).
 */
function levelPayment(
  loan: LoanTerms,
  dates: PaymentDays,
  rate: number,
  years: (n: number) => number,
): number {
  const periods = dates.days.length
  if (countsMonths(loan.dayCount) && dates.isRegular(0) && dates.isRegular(periods - 1)) {
    return levelInstalment(Number(loan.balance), rate * (loan.frequencyMonths / 12), periods)
  }
  let discount = 1
  let annuity = 0
  for (let n = 0; n < periods; n++) {
    discount /= 1 + rate * years(n)
    annuity += discount
  }
  return nearestUnit(Number(loan.balance) / annuity)
}

function periodYears(loan: LoanTerms, dates: PaymentDays, n: number): number {
  if (loan.kind === 'receivable') return 0
  const start = n === 0 ? dates.interestFrom : dates.days[n - 1]!
  if (dates.isRegular(n) && countsMonths(loan.dayCount)) return loan.frequencyMonths / 12
  // an irregular ICMA period of a loan has no coupon period to refer to: equal periods is its limit
  const convention = loan.dayCount === 'ACT/ACT ICMA' ? 'equal periods' : loan.dayCount
  return yearFraction(convention, start, dates.days[n]!)
}
