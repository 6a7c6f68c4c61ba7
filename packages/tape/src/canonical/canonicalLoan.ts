import type { Loan } from '../model/Loan.ts'

/** The columns of a canonical line, in order. `outcome` is not among them: it is hindsight. */
export const canonicalColumns = [
  'fingerprint',
  'id',
  'borrower',
  'country',
  'currency',
  'kind',
  'dayCount',
  'frequencyMonths',
  'originationDate',
  'firstPaymentDate',
  'maturityDate',
  'originalBalance',
  'balance',
  'balanceBasis',
  'rate',
  'payment',
  'schedule',
  'status',
  'daysPastDue',
  'grade',
  'flags',
  'occurrence',
] as const satisfies readonly Exclude<keyof Loan, 'outcome'>[]

/** One loan as one line: a JSON array in the order of `canonicalColumns`, money and rates as decimal integers in text. */
export function canonicalLoan(loan: Loan): string {
  const values = canonicalColumns.map((column) => {
    const value = loan[column]
    return typeof value === 'bigint' ? value.toString() : value
  })
  return loan.schedule === null ? JSON.stringify(values) : JSON.stringify(values, bigintAsText)
}

/** JSON.stringify replacer: integers beyond JSON's numbers become text. */
export function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value
}
