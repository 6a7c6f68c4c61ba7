import type { Loan } from '../model/Loan.ts'
import { divideRounded, fixedPower, ONE, periodicRate } from './fixedPoint.ts'
import { levelPayment } from './levelPayment.ts'
import { type PaymentTerms, paymentsDue } from './paymentDates.ts'

/** What the scheduled balance rests on. */
export type BalanceTerms = PaymentTerms &
  Pick<Loan, 'originalBalance' | 'rate' | 'payment' | 'originationDate'>

/**
 * Principal outstanding in minor units when every payment due up to and on `date` was made and nothing else.
 * Level-pay: `B·(1+i)^k − P·((1+i)^k − 1)/i` after k instalments, never below zero, zero at maturity.
 * Custom: the original balance less the payments so far in proportion to all payments (principal share
 * constant). Other kinds owe the whole principal until maturity.
 */
export function scheduledBalance(terms: BalanceTerms, date: string): bigint {
  if (date >= terms.maturityDate) return 0n
  if (terms.kind === 'custom') return customBalance(terms, date)
  if (terms.kind !== 'level-pay') return terms.originalBalance
  const paid = paymentsDue(terms, terms.originationDate, date)
  if (paid === 0) return terms.originalBalance
  const periodic = periodicRate(terms.rate, terms.frequencyMonths)
  const payment = terms.payment ?? instalmentOf(terms)
  if (periodic === 0n) return atLeastZero(terms.originalBalance - payment * BigInt(paid))
  const growth = fixedPower(ONE + periodic, paid)
  const owed = terms.originalBalance * growth * periodic - payment * (growth - ONE) * ONE
  return owed <= 0n ? 0n : divideRounded(owed, ONE * periodic)
}

/** Instalment by the annuity identity from the original balance and all payments of the terms. */
export function instalmentOf(terms: Omit<BalanceTerms, 'payment'>): bigint {
  const payments = paymentsDue(terms, terms.originationDate, terms.maturityDate)
  return levelPayment(terms.originalBalance, terms.rate, terms.frequencyMonths, payments)
}

function customBalance(terms: BalanceTerms, date: string): bigint {
  const schedule = terms.schedule ?? []
  const sum = (payments: readonly { readonly amount: bigint }[]): bigint =>
    payments.reduce((total, payment) => total + payment.amount, 0n)
  const all = sum(schedule)
  const open = sum(schedule.filter((payment) => payment.date > date))
  return all === 0n ? terms.originalBalance : divideRounded(terms.originalBalance * open, all)
}

function atLeastZero(amount: bigint): bigint {
  return amount > 0n ? amount : 0n
}
