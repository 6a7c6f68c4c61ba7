import type { BalanceBasis, LoanOutcome, LoanStatus } from '../model/Loan.ts'
import { nextPaymentDate, paymentsDue } from '../terms/paymentDates.ts'
import { scheduledBalance } from '../terms/scheduledBalance.ts'
import { dateOfDay, dayNumber, daysBetween } from '../values/civilDate.ts'
import { termsOf } from './completeTerms.ts'
import { type Draft, fieldBit } from './Draft.ts'
import type { LeftOutReason } from './TapeReading.ts'

/** A loan as it stands at the cut-off date. */
export interface CutOffState {
  readonly status: LoanStatus
  readonly daysPastDue: number
  readonly balance: bigint
  readonly balanceBasis: BalanceBasis
}

const settledBit = fieldBit('settledDate')
const defaultBit = fieldBit('defaultDate')

/**
 * State of a loan at the cut-off date, or why the loan is left out. A reported balance is a snapshot and taken
 * as it is; without one the loan's terms say what is owed, and its end (known from settlement, charge-off or last
 * payment) says whether it still runs.
 */
export function stateAtCutOff(
  draft: Draft,
  cutOffDate: string,
  chargeOffAfterDays: number | undefined,
): CutOffState | LeftOutReason {
  if (draft.originationDate! > cutOffDate) return 'originated after the cut-off'
  if (draft.balance !== null) return reportedState(draft, draft.balance, cutOffDate)
  const end = endOf(draft, chargeOffAfterDays)
  if (draft.status === 'repaid') {
    if (end === null) return 'repaid, date unknown'
    if (end <= cutOffDate) return 'repaid by the cut-off'
  }
  if (isDefaulted(draft)) {
    if (end === null) return 'defaulted, date unknown'
    if (end <= cutOffDate) return 'defaulted by the cut-off'
  }
  if (draft.settledDate !== null && draft.settledDate <= cutOffDate) return 'repaid by the cut-off'
  return reconstructedState(draft, cutOffDate, chargeOffAfterDays)
}

/** State on the day of origination: the whole amount, nothing late. */
export function stateAtOrigination(draft: Draft): CutOffState {
  return { status: 'current', daysPastDue: 0, balance: draft.originalBalance!, balanceBasis: 'original' }
}

/** What became of the loan, as far as the tape knows. Dates that rest on an assumption are null. */
export function outcomeOf(draft: Draft, chargeOffAfterDays: number | undefined): LoanOutcome {
  const recovered = draft.recoveredAmount ?? 0n
  if (isDefaulted(draft)) {
    const date = (draft.assumed & defaultBit) === 0 ? endOf(draft, chargeOffAfterDays) : null
    const unpaid = draft.originalBalance! - (draft.totalPrincipalPaid ?? 0n)
    return { kind: 'defaulted', date, loss: draft.chargedOffAmount ?? (unpaid > 0n ? unpaid : 0n), recovered }
  }
  if (draft.status === 'repaid' || draft.settledDate !== null) {
    const date = (draft.assumed & settledBit) === 0 ? (draft.settledDate ?? draft.lastPaymentDate) : null
    return { kind: 'repaid', date, loss: 0n, recovered }
  }
  return { kind: draft.status === 'late' ? 'late' : 'open', date: null, loss: 0n, recovered }
}

function isDefaulted({ status }: Draft): boolean {
  return status === 'defaulted' || status === 'recovered'
}

function endOf(draft: Draft, chargeOffAfterDays: number | undefined): string | null {
  if (!isDefaulted(draft)) return draft.settledDate ?? draft.lastPaymentDate
  if (draft.defaultDate !== null || chargeOffAfterDays === undefined) {
    return draft.defaultDate ?? draft.lastPaymentDate
  }
  return dateOfDay(dayNumber(firstMissedDate(draft)) + chargeOffAfterDays)
}

/** The first due date after the last payment received. */
function firstMissedDate(draft: Draft): string {
  return (
    nextPaymentDate(termsOf(draft), draft.lastPaymentDate ?? draft.originationDate!) ?? draft.maturityDate!
  )
}

function reportedState(draft: Draft, balance: bigint, cutOffDate: string): CutOffState | LeftOutReason {
  if (balance === 0n) return 'nothing outstanding'
  const { settledDate } = draft
  if (settledDate !== null && settledDate <= cutOffDate) return 'repaid by the cut-off'
  const overdue = daysBetween(draft.maturityDate!, cutOffDate)
  const stated = draft.daysPastDue ?? 0
  const running = draft.status === null || draft.status === 'current' || draft.status === 'repaid'
  if (running && overdue > 0) {
    return { status: 'late', daysPastDue: Math.max(overdue, stated), balance, balanceBasis: 'reported' }
  }
  const late = draft.status === null && stated > 0
  const status = late ? 'late' : draft.status === null || draft.status === 'repaid' ? 'current' : draft.status
  return { status, daysPastDue: stated, balance, balanceBasis: 'reported' }
}

function reconstructedState(
  draft: Draft,
  cutOffDate: string,
  chargeOffAfterDays: number | undefined,
): CutOffState | LeftOutReason {
  const terms = termsOf(draft)
  const matured = draft.maturityDate! <= cutOffDate
  if (draft.kind === 'receivable') {
    const overdue = Math.max(daysBetween(draft.maturityDate!, cutOffDate), 0)
    const status = overdue > 0 ? 'late' : 'current'
    return { status, daysPastDue: overdue, balance: draft.originalBalance!, balanceBasis: 'original' }
  }
  if (matured) return 'matured by the cut-off'
  const tracked =
    draft.lastPaymentDate !== null || (draft.defaultDate === null && chargeOffAfterDays !== undefined)
  const missed = isDefaulted(draft) && tracked ? firstMissedDate(draft) : null
  const late = missed !== null && missed < cutOffDate
  const paidThrough = late ? (draft.lastPaymentDate ?? draft.originationDate!) : cutOffDate
  const balance = scheduledBalance(terms, paidThrough)
  if (balance === 0n) return 'nothing outstanding'
  const balanceBasis = paymentsDue(terms, terms.originationDate, paidThrough) === 0 ? 'original' : 'scheduled'
  const stated = draft.status === 'late' ? draft.daysPastDue! : 0
  const daysPastDue = late ? daysBetween(missed, cutOffDate) : stated
  return { status: daysPastDue > 0 ? 'late' : 'current', daysPastDue, balance, balanceBasis }
}
