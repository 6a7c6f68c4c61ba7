import {
  type LoanTape,
  type Mapping,
  presets,
  type ReadOptions,
  readTape,
  requireTape,
  type TapeReading,
} from '../src/index.ts'

/** Columns of Specie's own layout that the examples use, in their order. */
export const exampleColumns = [
  'id',
  'borrower',
  'country',
  'currency',
  'originationDate',
  'firstPaymentDate',
  'maturityDate',
  'originalBalance',
  'balance',
  'rate',
  'payment',
  'frequency',
  'kind',
  'dayCount',
  'status',
  'grade',
  'daysPastDue',
  'schedule',
] as const
export type ExampleRow = Record<(typeof exampleColumns)[number], string>

/** A sound level-pay loan of 12,000 EUR over 36 months at 8.25 %, some cells replaced. */
export function exampleRow(cells: Partial<ExampleRow> = {}): ExampleRow {
  return {
    id: 'L-1',
    borrower: 'B-1',
    country: 'DE',
    currency: 'EUR',
    originationDate: '2024-03-15',
    firstPaymentDate: '2024-04-15',
    maturityDate: '2027-03-15',
    originalBalance: '12000.00',
    balance: '9000.00',
    rate: '0.0825',
    payment: '377.42',
    frequency: '1',
    kind: 'level-pay',
    dayCount: '30/360',
    status: 'current',
    grade: 'B',
    daysPastDue: '0',
    schedule: '',
    ...cells,
  }
}

/** Rows as CSV text, each cell quoted only when it needs to be. */
export function toCsv(rows: readonly ExampleRow[], delimiter = ',', lineBreak = '\n'): string {
  const quote = (text: string): string =>
    text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  const lines = rows.map((row) => exampleColumns.map((column) => quote(row[column])).join(delimiter))
  return [exampleColumns.join(delimiter), ...lines].map((line) => line + lineBreak).join('')
}

export const specieMapping = presets.find((preset) => preset.name === 'specie')!

/** Reads text as a file with Specie's own layout, at 2025-06-30 unless told otherwise. */
export function readText(
  text: string,
  options: Partial<ReadOptions> = {},
  mapping: Mapping = specieMapping,
): Promise<TapeReading> {
  return readTape(Buffer.from(text), mapping, { cutOffDate: '2025-06-30', file: 'loans.csv', ...options })
}

/** The tape of rows that are all sound. */
export async function tapeOf(
  rows: readonly ExampleRow[],
  options: Partial<ReadOptions> = {},
): Promise<LoanTape> {
  return requireTape(await readText(toCsv(rows), options))
}

/** Reads rows of which at least one must be bad; returns `row column code` of each error. */
export async function errorsOf(
  rows: readonly ExampleRow[],
  options: Partial<ReadOptions> = {},
): Promise<string[]> {
  const reading = await readText(toCsv(rows), options)
  return reading.ok ? [] : reading.errors.map(({ row, column, code }) => `${row} ${column} ${code}`)
}
