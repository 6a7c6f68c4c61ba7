import type { RowError } from '@specie/api'

const KINDS: Readonly<Record<string, string>> = {
  date: 'Dates',
  term: 'Dates',
  maturity: 'Dates',
  number: 'Amounts and numbers',
  integer: 'Amounts and numbers',
  amount: 'Amounts and numbers',
  balance: 'Amounts and numbers',
  payment: 'Amounts and numbers',
  rate: 'Interest rates',
  cell: 'Missing values',
  daysPastDue: 'Missing values',
  choice: 'Unknown words',
  country: 'Unknown words',
  currency: 'Currencies',
  status: 'Contradictions',
  loan: 'Duplicates',
  id: 'Duplicates',
  row: 'Broken rows',
  schedule: 'Payment schedules',
  text: 'Texts',
}

/** What is wrong with a row, as a word that a person filters by. */
export function errorKind({ code, column }: RowError): string {
  return KINDS[code?.split('.')[0] ?? ''] ?? (column === null || column === '' ? 'Broken rows' : 'Other')
}
