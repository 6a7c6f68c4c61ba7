import type { Field } from '../model/Field.ts'
import { instalmentOf } from '../terms/scheduledBalance.ts'
import { addMonths, calendarMonthsBetween } from '../values/civilDate.ts'
import { type Draft, fieldBit } from './Draft.ts'

/** Reports that a field of the row is empty though its kind of loan needs it. */
export type ReportMissing = (field: Field, expected: string) => void

const firstPaymentBit = fieldBit('firstPaymentDate')
const maturityBit = fieldBit('maturityDate')
const originalBalanceBit = fieldBit('originalBalance')
const paymentBit = fieldBit('payment')

/**
 * Fills what follows from other fields by stated rules (maturity from the term, first payment from the
 * frequency, instalment from the annuity identity …) and reports what is missing. Returns whether the terms
 * are complete.
 */
export function completeTerms(draft: Draft, missing: ReportMissing): boolean {
  const complete = requireFields(draft, missing)
  if (!complete) return false
  const kind = draft.kind!
  const frequency = frequencyOf(draft)
  draft.rate ??= 0n
  draft.dayCount ??= 'ACT/365F'
  if (draft.maturityDate === null) {
    const last = draft.schedule?.at(-1)?.date
    draft.maturityDate = last ?? later(draft.originationDate!, draft.termMonths!)
    draft.derived |= maturityBit
  }
  if (draft.originalBalance === null) {
    draft.originalBalance = draft.balance!
    draft.derived |= originalBalanceBit
  }
  if (draft.firstPaymentDate === null) {
    const first = frequency === 0 ? draft.maturityDate : later(draft.originationDate!, frequency)
    const scheduled = draft.schedule?.[0]?.date ?? first
    draft.firstPaymentDate = draft.maturityDate
    if (scheduled < draft.maturityDate) draft.firstPaymentDate = scheduled
    if (frequency !== 0) draft.derived |= firstPaymentBit
  }
  if (kind === 'level-pay' && draft.payment === null && termsAreSound(draft)) {
    draft.payment = instalmentOf({ ...termsOf(draft), originalBalance: draft.originalBalance })
    draft.derived |= paymentBit
  }
  return true
}

/** Months between instalments; 0 for kinds that have none. */
export function frequencyOf(draft: Draft): number {
  return draft.kind === 'level-pay' || draft.kind === 'interest-only' ? Number(draft.frequency) : 0
}

/** The terms of a completed draft as the schedule functions want them. */
export function termsOf(draft: Draft) {
  return {
    kind: draft.kind!,
    frequencyMonths: frequencyOf(draft),
    originationDate: draft.originationDate!,
    firstPaymentDate: draft.firstPaymentDate!,
    maturityDate: draft.maturityDate!,
    originalBalance: draft.originalBalance!,
    rate: draft.rate!,
    payment: draft.payment,
    schedule: draft.kind === 'custom' ? draft.schedule : null,
  }
}

/** Whether the dates allow a schedule at all; when not, checkTerms says what is wrong. */
export function termsAreSound(draft: Draft): boolean {
  return (
    draft.maturityDate! > draft.originationDate! &&
    draft.firstPaymentDate! >= draft.originationDate! &&
    draft.firstPaymentDate! <= draft.maturityDate! &&
    draft.rate! >= 0n &&
    draft.rate! <= 1_000_000_000n &&
    calendarMonthsBetween(draft.originationDate!, draft.maturityDate!) <= 1200
  )
}

function requireFields(draft: Draft, missing: ReportMissing): boolean {
  let complete = true
  const need = (field: Field, present: boolean, expected: string): void => {
    if (present) return
    complete = false
    missing(field, expected)
  }
  need('id', draft.id !== null, 'a loan reference')
  need('currency', draft.currency !== null, 'a currency code')
  need('originationDate', draft.originationDate !== null, 'the date when the loan was paid out')
  need('originalBalance', draft.originalBalance !== null || draft.balance !== null, 'an amount of money')
  const hasEnd = draft.maturityDate !== null || draft.termMonths !== null || draft.schedule !== null
  need('maturityDate', hasEnd, 'a maturity date or a term in months')
  need('kind', draft.kind !== null, 'a kind of loan')
  const instalments = draft.kind === 'level-pay' || draft.kind === 'interest-only'
  if (instalments) need('frequency', draft.frequency !== null, 'months between instalments: 1, 3, 6 or 12')
  if (instalments || draft.kind === 'bullet') {
    need('rate', draft.rate !== null, 'a yearly rate')
    need('dayCount', draft.dayCount !== null, 'a day count')
  }
  if (draft.kind === 'custom')
    need('schedule', draft.schedule !== null, 'payments written date:amount;date:amount')
  return complete
}

/** addMonths within the range of terms that checkTerms accepts. */
function later(date: string, months: number): string {
  return addMonths(date, Math.min(Math.max(months, -1200), 1200))
}
