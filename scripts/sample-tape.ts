/**
 * Writes the sample tapes: examples/sample-tape.csv, small-business loans as they stand on 2026-01-01, and
 * examples/sample-tape-with-errors.csv, a copy with instructive mistakes. Seeded: the same files every time.
 * Run: node scripts/sample-tape.ts
 */
import { writeFileSync } from 'node:fs'
import { levelPayment, paymentsDue, scheduledBalance } from '@specie/tape'
import { formatAmount } from '@specie/units'

const cutOffDate = '2026-01-01'
const loanCount = 400
const headings = [
  'Loan ID',
  'Borrower',
  'Country',
  'Currency',
  'Repayment type',
  'Origination date',
  'First payment date',
  'Maturity date',
  'Original principal',
  'Outstanding principal',
  'Interest rate',
  'Instalment',
  'Payment frequency',
  'Day count',
  'Status',
  'Days past due',
  'Grade',
] as const
type Row = Record<(typeof headings)[number], string>
type Kind = 'level-pay' | 'interest-only' | 'bullet' | 'receivable'

const countries = ['DE', 'FR', 'NL', 'ES', 'IT', 'IE', 'AT', 'PT', 'US', 'US']
const grades = { A: [6, 8.25], B: [8, 10.5], C: [10.25, 13.5], D: [13.25, 17.5] } as const
const cent = 10_000n

/** Mulberry32 (Tommy Ettinger, public domain): small, seeded, the same everywhere. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const random = generator(20_260_101)
/** Every borrower has one country and one grade, whatever it borrows. */
const borrowers = Array.from({ length: 340 }, (_, index) => ({
  name: `SME-${String(index + 1).padStart(4, '0')}`,
  country: pick(countries),
  grade: pick(['A', 'A', 'B', 'B', 'B', 'C', 'C', 'D'] as const),
}))

function whole(from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1))
}

function pick<Value>(values: readonly Value[]): Value {
  return values[whole(0, values.length - 1)]!
}

function date(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}

function plusMonths(iso: string, months: number): string {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number]
  return date(year, month + months, day)
}

function toCents(amount: bigint): bigint {
  return ((amount + cent / 2n) / cent) * cent
}

function money(amount: bigint): string {
  const [units = '0', fraction = ''] = formatAmount(amount, 6).split('.')
  return `${units}.${fraction.padEnd(2, '0')}`
}

/** Sizes as lenders see them: many small, few large; in steps of 500. */
function size(): bigint {
  const amount = 8000 * Math.exp(3.2 * random() ** 1.6)
  return BigInt(Math.round(amount / 500) * 500) * 1_000_000n
}

function kindOf(index: number): Kind {
  if (index % 20 === 7 || index % 20 === 15) return 'receivable'
  if (index % 10 === 3) return 'interest-only'
  return index % 25 === 12 ? 'bullet' : 'level-pay'
}

function makeLoan(index: number): Row {
  const kind = kindOf(index)
  const { name, country, grade } = pick(borrowers)
  const [lowest, highest] = grades[grade]
  const percent = Math.round((lowest + random() * (highest - lowest)) * 4) / 4
  const loan = kind === 'receivable' ? makeInvoice() : makeTerms(kind, percent)
  return {
    'Loan ID': `SL-${String(10_000 + index * 7)}`,
    Borrower: name,
    Country: country,
    Currency: 'USD',
    'Repayment type': kind,
    'Interest rate': kind === 'receivable' ? '' : percent.toFixed(2),
    Grade: grade,
    ...loan,
  }
}

type Terms = Omit<
  Row,
  'Loan ID' | 'Borrower' | 'Country' | 'Currency' | 'Repayment type' | 'Interest rate' | 'Grade'
>

function makeInvoice(): Terms {
  const issued = date(2025, 11, whole(1, 58))
  const due = new Date(Date.parse(issued) + pick([30, 60, 90]) * 86_400_000).toISOString().slice(0, 10)
  const amount = toCents(size() / 4n + BigInt(whole(0, 99_999)) * cent)
  const late = Math.max(Math.round((Date.parse(cutOffDate) - Date.parse(due)) / 86_400_000), 0)
  return {
    'Origination date': issued,
    'First payment date': '',
    'Maturity date': due,
    'Original principal': money(amount),
    'Outstanding principal': money(amount),
    Instalment: '',
    'Payment frequency': '',
    'Day count': 'ACT/360',
    Status: late > 0 ? 'Late' : 'Current',
    'Days past due': String(late),
  }
}

function makeTerms(kind: Exclude<Kind, 'receivable'>, percent: number): Terms {
  const frequencyMonths = kind === 'bullet' ? 0 : kind === 'interest-only' || random() < 0.1 ? 3 : 1
  const term = kind === 'bullet' ? pick([6, 9, 12, 18]) : pick([12, 24, 36, 36, 48, 60, 60, 84])
  const age = whole(0, Math.min(term - 2, 44))
  const originationDate = date(2025, 12 - age, whole(1, 28))
  const firstPaymentDate = plusMonths(originationDate, frequencyMonths === 0 ? term : frequencyMonths)
  const maturityDate = plusMonths(originationDate, term)
  const originalBalance = size()
  const rate = BigInt(Math.round(percent * 1e7))
  const schedule = { kind, frequencyMonths, firstPaymentDate, maturityDate, schedule: null }
  const payments = paymentsDue(schedule, originationDate, maturityDate)
  const payment =
    kind === 'level-pay' ? toCents(levelPayment(originalBalance, rate, frequencyMonths, payments)) : null
  const late = age > 3 && kind === 'level-pay' && random() < 0.06 ? pick([9, 17, 24, 38, 52, 75]) : 0
  const paidThrough = new Date(Date.parse(cutOffDate) - late * 86_400_000).toISOString().slice(0, 10)
  const terms = { ...schedule, originationDate, originalBalance, rate, payment }
  return {
    'Origination date': originationDate,
    'First payment date': firstPaymentDate,
    'Maturity date': maturityDate,
    'Original principal': money(originalBalance),
    'Outstanding principal': money(toCents(scheduledBalance(terms, paidThrough))),
    Instalment: payment === null ? '' : money(payment),
    'Payment frequency': frequencyMonths === 0 ? '' : frequencyMonths === 1 ? 'monthly' : 'quarterly',
    'Day count': kind === 'level-pay' ? '30/360' : 'ACT/360',
    Status: late > 0 ? 'Late' : 'Current',
    'Days past due': String(late),
  }
}

/** One mistake of each sort that lenders make, each in a row of its own. */
function spoil(rows: readonly Row[]): string[] {
  const late = rows.findIndex((row) => row.Status === 'Late' && row['Repayment type'] === 'level-pay')
  const termLoans = rows.flatMap((row, index) =>
    row['Repayment type'] === 'level-pay' && index !== late ? [index] : [],
  )
  const [first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh] = [
    3, 12, 25, 41, 58, 77, 96, 118, 140, 171, 203,
  ].map((place) => termLoans[place]!) as [number, ...number[]]
  const mistakes = new Map<number | undefined, Partial<Row>>([
    [first, { 'Origination date': '2025-02-30' }],
    [second, { 'Original principal': '12.5OO' }],
    [third, { 'Loan ID': rows[0]!['Loan ID'] }],
    [fourth, { 'Outstanding principal': '-1250.00' }],
    [fifth, { 'Outstanding principal': '999999.00' }],
    [sixth, { 'Interest rate': '825' }],
    [seventh, { Status: 'Prforming' }],
    [eighth, { Currency: '' }],
    [ninth, { 'Maturity date': '2019-06-15' }],
    [tenth, { Country: 'Germny' }],
    [late, { 'Days past due': '' }],
  ])
  return rows.map((row, index) => {
    const spoiled = csvRow({ ...row, ...mistakes.get(index) })
    return index === eleventh ? spoiled.replace(row.Borrower, `Baker, Sons ${row.Borrower}`) : spoiled
  })
}

function csvRow(row: Row): string {
  return headings.map((heading) => row[heading]).join(',')
}

function write(name: string, lines: readonly string[]): void {
  const file = new URL(`../examples/${name}`, import.meta.url)
  writeFileSync(file, `${[headings.join(','), ...lines].join('\n')}\n`)
  console.log(`examples/${name}: ${lines.length} rows`)
}

const rows = Array.from({ length: loanCount }, (_, index) => makeLoan(index))
write('sample-tape.csv', rows.map(csvRow))
write('sample-tape-with-errors.csv', spoil(rows))
