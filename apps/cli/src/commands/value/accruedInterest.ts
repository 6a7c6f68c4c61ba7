import { addMonths, toDay, yearFraction } from '@specie/quant'
import { type Loan, paymentsDue } from '@specie/tape'

/**
 * Interest that a loan has earned since its last payment date (or origination) and not yet been due, in cash units:
 * balance · rate · years by the loan's own day count. Nothing for receivables and for loans past their maturity.
 * @param cutOffDate ISO date; a payment due on it counts as paid
 */
export function accruedInterest(loan: Loan, cutOffDate: string): bigint {
  if (loan.kind === 'receivable' || loan.maturityDate <= cutOffDate) return 0n
  const years = yearFraction(loan.dayCount, interestFrom(loan, cutOffDate), toDay(cutOffDate))
  return BigInt(Math.round(Number(loan.balance) * (Number(loan.rate) / 1e9) * years))
}

function interestFrom(loan: Loan, cutOffDate: string): number {
  const { originationDate, firstPaymentDate, frequencyMonths, schedule } = loan
  if (schedule !== null) {
    return toDay(schedule.findLast(({ date }) => date <= cutOffDate)?.date ?? originationDate)
  }
  const passed = frequencyMonths === 0 ? 0 : paymentsDue(loan, '', cutOffDate)
  return passed === 0
    ? toDay(originationDate)
    : addMonths(toDay(firstPaymentDate), (passed - 1) * frequencyMonths)
}
