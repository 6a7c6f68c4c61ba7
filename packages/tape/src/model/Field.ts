/** The kinds of value that a field holds; each has its own reader. */
export type FieldType =
  | 'text'
  | 'date'
  | 'money'
  | 'rate'
  | 'integer'
  | 'choice'
  | 'schedule'
  | 'country'
  | 'currency'

interface FieldDefinition {
  readonly type: FieldType
  /** One line for a person who maps columns. */
  readonly meaning: string
}

const definitions = {
  id: { type: 'text', meaning: "the lender's own loan reference, unique in the tape" },
  borrower: { type: 'text', meaning: "the lender's reference of the borrower" },
  country: { type: 'country', meaning: 'country of the borrower, ISO 3166 alpha-2' },
  currency: { type: 'currency', meaning: 'currency of the loan, ISO 4217' },
  originationDate: { type: 'date', meaning: 'date when the loan was paid out' },
  firstPaymentDate: { type: 'date', meaning: 'date of the first instalment' },
  maturityDate: { type: 'date', meaning: 'date of the last payment, or the due date of a receivable' },
  termMonths: { type: 'integer', meaning: 'months from origination to maturity' },
  originalBalance: { type: 'money', meaning: 'amount paid out, or the amount of an invoice' },
  balance: { type: 'money', meaning: 'principal outstanding at the cut-off date' },
  rate: { type: 'rate', meaning: 'nominal interest rate a year' },
  payment: { type: 'money', meaning: 'instalment, interest and principal together' },
  frequency: { type: 'choice', meaning: 'months between instalments: 1, 3, 6 or 12' },
  kind: { type: 'choice', meaning: 'level-pay, interest-only, bullet, custom or receivable' },
  dayCount: { type: 'choice', meaning: '30/360, 30E/360, ACT/360, ACT/365F or ACT/ACT' },
  status: { type: 'choice', meaning: 'current, late, defaulted, repaid or recovered' },
  grade: { type: 'text', meaning: "the lender's risk grade" },
  daysPastDue: { type: 'integer', meaning: 'days since the oldest unpaid instalment was due' },
  defaultDate: { type: 'date', meaning: 'date of default or charge-off' },
  settledDate: { type: 'date', meaning: 'date when the loan was repaid in full' },
  recoveredAmount: { type: 'money', meaning: 'recovered after default' },
  chargedOffAmount: { type: 'money', meaning: 'principal charged off' },
  totalPrincipalPaid: { type: 'money', meaning: 'principal paid since origination' },
  totalInterestPaid: { type: 'money', meaning: 'interest paid since origination' },
  lastPaymentDate: { type: 'date', meaning: 'date of the last payment received' },
  schedule: { type: 'schedule', meaning: 'payments of a custom loan: date:amount;date:amount' },
} as const satisfies Record<string, FieldDefinition>

/** A canonical field, which a mapping fills from a column. */
export type Field = keyof typeof definitions

/** Definition of every canonical field, in the order in which a person meets them. */
export const fieldDefinitions: Readonly<Record<Field, FieldDefinition>> = definitions

/** Every canonical field in its fixed order. */
export const fields = Object.keys(definitions) as readonly Field[]
