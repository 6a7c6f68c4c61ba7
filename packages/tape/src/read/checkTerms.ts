import { formatAmount } from '@specie/units'
import type { Field } from '../model/Field.ts'
import { paymentsDue } from '../terms/paymentDates.ts'
import { instalmentOf } from '../terms/scheduledBalance.ts'
import { calendarMonthsBetween } from '../values/civilDate.ts'
import { termsAreSound, termsOf } from './completeTerms.ts'
import { type Draft, fieldBit } from './Draft.ts'
import type { RowProblem } from './RowLog.ts'

/** Where checks report to: the field whose column a person looks at first. */
export type Report = (level: 'error' | 'warning', field: Field, problem: RowProblem) => void

const highestRate = 1_000_000_000n
const longestTerm = 1200
const tolerance = 0.02
const paymentBit = fieldBit('payment')
const originalBalanceBit = fieldBit('originalBalance')

/**
 * Checks of ranges and between fields. Fields that are missing or could not be read are null and not judged;
 * `complete` says that the terms are complete, `readable` that every cell of the row could be read.
 */
export function checkTerms(
  draft: Draft,
  decimals: number,
  { complete, readable }: { readonly complete: boolean; readonly readable: boolean },
  report: Report,
): void {
  const money = (amount: bigint): string => formatAmount(amount, decimals)
  checkRate(draft, report)
  checkAmounts(draft, money, report)
  checkOrder(draft, report)
  if (readable) checkStatus(draft, money, report)
  const givenPayment = draft.kind === 'level-pay' && (draft.derived & paymentBit) === 0
  if (complete && givenPayment && draft.payment !== null) checkPayment(draft, draft.payment, money, report)
}

function checkRate({ rate }: Draft, report: Report): void {
  if (rate === null || (rate >= 0n && rate <= highestRate)) return
  report('error', 'rate', {
    code: 'rate.range',
    found: `${formatAmount(rate, 7)} %`,
    expected: 'a yearly rate from 0 % to 100 %',
    remedy: 'correct the rate; when the whole column is in percent, set its scale to percent in the mapping',
  })
}

const amountFields = [
  'balance',
  'payment',
  'recoveredAmount',
  'chargedOffAmount',
  'totalPrincipalPaid',
  'totalInterestPaid',
] as const

function checkAmounts(draft: Draft, money: (amount: bigint) => string, report: Report): void {
  const { originalBalance, balance } = draft
  for (const field of amountFields) {
    const amount = draft[field]
    if (amount !== null && amount < 0n) {
      report('error', field, {
        code: 'amount.negative',
        found: money(amount),
        expected: 'an amount of at least zero',
        remedy: 'remove the sign, or leave the cell empty when the amount is unknown',
      })
    }
  }
  if (originalBalance === null || (draft.derived & originalBalanceBit) !== 0) return
  if (originalBalance <= 0n) {
    report('error', 'originalBalance', {
      code: 'amount.notPositive',
      found: money(originalBalance),
      expected: 'an amount above zero',
      remedy: 'give the amount that was paid out, or exclude the row',
    })
  } else if (balance !== null && balance > originalBalance) {
    report('error', 'balance', {
      code: 'balance.aboveOriginal',
      found: money(balance),
      expected: `at most the original balance of ${money(originalBalance)}`,
      remedy: 'correct the balance, or the original balance when interest was capitalised',
    })
  }
}

function checkOrder(draft: Draft, report: Report): void {
  const { originationDate, maturityDate, firstPaymentDate, termMonths } = draft
  const bad = (field: Field, code: string, found: string, expected: string): void =>
    report('error', field, {
      code,
      found,
      expected,
      remedy: 'correct the one of the two dates that is wrong',
    })
  if (termMonths !== null && (termMonths < 1 || termMonths > longestTerm)) {
    report('error', 'termMonths', {
      code: 'term.range',
      found: String(termMonths),
      expected: `a term from 1 to ${longestTerm} months`,
      remedy: 'correct the term, or leave it empty when the maturity date is known',
    })
    return
  }
  if (originationDate === null) return
  for (const field of ['defaultDate', 'settledDate', 'lastPaymentDate'] as const) {
    const date = draft[field]
    if (date !== null && date < originationDate) {
      bad(field, 'date.order', date, `a date not before the origination on ${originationDate}`)
    }
  }
  if (maturityDate === null) return
  if (maturityDate <= originationDate) {
    bad('maturityDate', 'maturity.order', maturityDate, `a date after the origination on ${originationDate}`)
    return
  }
  const range = `from the origination on ${originationDate} to the maturity on ${maturityDate}`
  if (firstPaymentDate !== null && (firstPaymentDate < originationDate || firstPaymentDate > maturityDate)) {
    bad('firstPaymentDate', 'firstPayment.order', firstPaymentDate, `a date ${range}`)
  }
  const outside = draft.schedule?.find(({ date }) => date < originationDate || date > maturityDate)
  if (outside !== undefined) bad('schedule', 'schedule.order', outside.date, `dates ${range}`)
  checkTermAgainstDates(termMonths, calendarMonthsBetween(originationDate, maturityDate), report)
}

function checkTermAgainstDates(termMonths: number | null, months: number, report: Report): void {
  if (months > longestTerm) {
    report('error', 'maturityDate', {
      code: 'term.range',
      found: `${months} months after the origination`,
      expected: `a term from 1 to ${longestTerm} months`,
      remedy: 'correct the year of the maturity or of the origination',
    })
  } else if (termMonths !== null && Math.abs(months - termMonths) > 2) {
    report('warning', 'termMonths', {
      code: 'term.differs',
      found: String(termMonths),
      expected: `about ${months} months, from origination to maturity`,
      remedy: 'nothing if the loan was extended; the maturity date is used',
    })
  }
}

function checkStatus(draft: Draft, money: (amount: bigint) => string, report: Report): void {
  const { status, daysPastDue, balance, settledDate } = draft
  if (daysPastDue !== null && daysPastDue < 0) {
    report('error', 'daysPastDue', {
      code: 'daysPastDue.negative',
      found: String(daysPastDue),
      expected: 'a number of days of at least 0',
      remedy: 'write 0 for a loan that is not late',
    })
  }
  if (status === 'late' && daysPastDue === null) {
    report('error', 'daysPastDue', {
      code: 'daysPastDue.missing',
      found: 'nothing',
      expected: 'days past due of a late loan',
      remedy: 'fill in the days, or name an assumption for daysPastDue',
    })
  }
  if (status === 'repaid' && balance !== null && balance > 0n && settledDate === null) {
    report('error', 'balance', {
      code: 'balance.repaid',
      found: money(balance),
      expected: 'no balance on a loan whose status is repaid',
      remedy: 'correct the status or the balance',
    })
  }
}

/** The instalment of the tape against the annuity identity; 2 % allow for fees and odd first periods. */
function checkPayment(
  draft: Draft,
  payment: bigint,
  money: (amount: bigint) => string,
  report: Report,
): void {
  if (!termsAreSound(draft) || draft.originalBalance! <= 0n) return
  const terms = termsOf(draft)
  const payments = paymentsDue(terms, terms.originationDate, terms.maturityDate)
  const ratio = Number(payment) / roughInstalment(draft, terms.frequencyMonths, payments)
  if (Math.abs(ratio - 1) <= tolerance) return
  const expected = instalmentOf(terms)
  report('warning', 'payment', {
    code: 'payment.annuity',
    found: money(payment),
    expected: `about ${money(expected)}: the level instalment of ${money(draft.originalBalance!)} at this rate and term`,
    remedy: 'check rate, term and original balance; the instalment of the tape is used',
  })
}

/** The annuity identity in floating point: good enough to compare, and quick. */
function roughInstalment(
  { originalBalance, rate }: Draft,
  frequencyMonths: number,
  payments: number,
): number {
  const periodic = (Number(rate) / 1e9 / 12) * frequencyMonths
  const share = periodic === 0 ? 1 / payments : periodic / (1 - (1 + periodic) ** -payments)
  return Number(originalBalance) * share
}
