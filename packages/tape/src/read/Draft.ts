import { type Field, fields } from '../model/Field.ts'
import type { DayCount, LoanKind, LoanStatus, ScheduledPayment } from '../model/Loan.ts'

interface FieldValues {
  id: string
  borrower: string
  country: string
  currency: string
  originationDate: string
  firstPaymentDate: string
  maturityDate: string
  termMonths: number
  originalBalance: bigint
  balance: bigint
  rate: bigint
  payment: bigint
  frequency: string
  kind: LoanKind
  dayCount: DayCount
  status: LoanStatus
  grade: string
  daysPastDue: number
  defaultDate: string
  settledDate: string
  recoveredAmount: bigint
  chargedOffAmount: bigint
  totalPrincipalPaid: bigint
  totalInterestPaid: bigint
  lastPaymentDate: string
  schedule: readonly ScheduledPayment[]
}

/** One row as read: a value for each field that its cell or an assumption gave. Reused from row to row. */
export type Draft = { [Key in Field]: FieldValues[Key] | null } & {
  row: number
  flags: readonly string[]
  /** One bit a field, by fieldBit: the value comes from an assumption. */
  assumed: number
  /** The same for values derived by a stated rule. */
  derived: number
}

/** The bit of a field in `assumed` and `derived`. */
export function fieldBit(field: Field): number {
  return 1 << fields.indexOf(field)
}

/** A draft with nothing in it. */
export function emptyDraft(): Draft {
  const values = Object.fromEntries(fields.map((field) => [field, null])) as { [Key in Field]: null }
  return { ...values, row: 0, flags: [], assumed: 0, derived: 0 }
}
