import { gzipSync } from 'node:zlib'
import { formatAmount } from '@specie/units'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Mapping, readTape, requireTape } from '../src/index.ts'
import { levelPayment } from '../src/terms/levelPayment.ts'
import { addMonths, civilDate, dateOfDay } from '../src/values/civilDate.ts'

interface Terms {
  readonly borrower: string
  readonly originationDate: string
  readonly months: number
  readonly original: bigint
  readonly paidShare: number
  readonly rate: bigint
  readonly late: number
}

const terms: fc.Arbitrary<Terms> = fc.record({
  borrower: fc
    .stringMatching(/^[A-Za-zäöüß;,"'. -]{1,20}$/)
    .filter((text) => text.trim() !== '' && !/^\s*'?[=+@'-]/.test(text)),
  originationDate: fc.integer({ min: 18_000, max: 20_000 }).map(dateOfDay),
  months: fc.integer({ min: 76, max: 240 }),
  original: fc.bigInt(1_000n, 10n ** 9n).map((cents) => cents * 10_000n),
  paidShare: fc.integer({ min: 0, max: 99 }),
  rate: fc.bigInt(0n, 50_000n).map((steps) => steps * 10_000n),
  late: fc.integer({ min: 0, max: 90 }),
})

interface Dialect {
  readonly delimiter: string
  readonly decimal: '.' | ','
  readonly dateFormat: string
  readonly percent: boolean
  readonly lineBreak: string
  readonly quoteAll: boolean
  readonly mark: boolean
  readonly packed: boolean
}

const dialect: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  decimal: fc.constantFrom('.', ','),
  dateFormat: fc.constantFrom('yyyy-mm-dd', 'd.m.yyyy', 'm/d/yyyy', 'dd/mm/yyyy'),
  percent: fc.boolean(),
  lineBreak: fc.constantFrom('\n', '\r\n'),
  quoteAll: fc.boolean(),
  mark: fc.boolean(),
  packed: fc.boolean(),
})

const columns = [
  'Ref',
  'Client',
  'Start',
  'End',
  'Amount',
  'Open',
  'Interest',
  'Instalment',
  'State',
  'Arrears',
] as const

function rowOf(loan: Terms, index: number, { decimal, dateFormat, percent }: Dialect): string[] {
  const number = (amount: bigint, places: number): string =>
    formatAmount(amount, places).replace('.', decimal)
  const date = (iso: string): string => {
    const { year, month, day } = civilDate(iso)
    const two = (part: number): string => String(part).padStart(2, '0')
    if (dateFormat === 'd.m.yyyy') return `${day}.${month}.${year}`
    if (dateFormat === 'm/d/yyyy') return `${month}/${day}/${year}`
    return dateFormat === 'dd/mm/yyyy' ? `${two(day)}/${two(month)}/${year}` : iso
  }
  return [
    `L-${index}`,
    loan.borrower,
    date(loan.originationDate),
    date(addMonths(loan.originationDate, loan.months)),
    number(loan.original, 6),
    number(balanceOf(loan), 6),
    number(loan.rate, percent ? 7 : 9),
    number(levelPayment(loan.original, loan.rate, 1, loan.months), 6),
    loan.late > 0 ? 'behind' : 'fine',
    String(loan.late),
  ]
}

function balanceOf({ original, paidShare }: Terms): bigint {
  return (original * BigInt(100 - paidShare)) / 100n
}

function write(
  rows: readonly string[][],
  { delimiter, lineBreak, quoteAll, mark, packed }: Dialect,
): Uint8Array {
  const quote = (cell: string): string =>
    quoteAll || cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell
  const text = [columns as readonly string[], ...rows]
    .map((cells) => cells.map(quote).join(delimiter) + lineBreak)
    .join('')
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text)
  return packed ? gzipSync(bytes) : bytes
}

function mappingOf({ decimal, dateFormat, percent }: Dialect): Mapping {
  return {
    name: 'fuzz',
    columns: [
      { field: 'id', column: 'Ref' },
      { field: 'borrower', column: 'Client' },
      { field: 'originationDate', column: 'Start', dateFormats: [dateFormat] },
      { field: 'maturityDate', column: 'End', dateFormats: [dateFormat] },
      { field: 'originalBalance', column: 'Amount', decimal },
      { field: 'balance', column: 'Open', decimal },
      { field: 'rate', column: 'Interest', decimal, scale: percent ? 'percent' : 'fraction' },
      { field: 'payment', column: 'Instalment', decimal },
      { field: 'status', column: 'State', values: { fine: 'current', behind: 'late' } },
      { field: 'daysPastDue', column: 'Arrears' },
    ],
    assumptions: [
      { field: 'currency', value: 'EUR', reason: 'the lender lends in euros' },
      { field: 'kind', value: 'level-pay', reason: 'the lender says so' },
      { field: 'frequency', value: '1', reason: 'the lender says so' },
      { field: 'dayCount', value: '30/360', reason: 'the lender says so' },
    ],
  }
}

const cutOffDate = '2025-06-30'

test('a tape written in any dialect is read back exactly', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(terms, { minLength: 1, maxLength: 30 }), dialect, async (loans, form) => {
      const file = write(
        loans.map((loan, index) => rowOf(loan, index, form)),
        form,
      )
      const reading = await readTape(file, mappingOf(form), { cutOffDate, delimiter: form.delimiter })
      const found = new Map(requireTape(reading).loans.map((loan) => [loan.id, loan]))
      expect(found.size).toBe(loans.length)
      loans.forEach((loan, index) => {
        expect(found.get(`L-${index}`)).toMatchObject({
          borrower: loan.borrower.trim(),
          originationDate: loan.originationDate,
          maturityDate: addMonths(loan.originationDate, loan.months),
          originalBalance: loan.original,
          balance: balanceOf(loan),
          rate: loan.rate,
          status: loan.late > 0 ? 'late' : 'current',
          daysPastDue: loan.late,
        })
      })
    }),
    { numRuns: 60 },
  )
})

test('one spoiled cell is reported as exactly that cell', async () => {
  const spoiled = ['Start', 'End', 'Amount', 'Open', 'Interest', 'Instalment', 'State', 'Arrears'] as const
  const bad = fc.constantFrom('x', '31x', '1..2', '#REF!', 'n/a')
  await fc.assert(
    fc.asyncProperty(
      fc.array(terms, { minLength: 1, maxLength: 20 }),
      dialect,
      fc.nat(),
      fc.constantFrom(...spoiled),
      bad,
      async (loans, form, at, column, text) => {
        const rows = loans.map((loan, index) => rowOf(loan, index, form))
        const row = at % rows.length
        rows[row]![columns.indexOf(column)] = text
        const reading = await readTape(write(rows, form), mappingOf(form), {
          cutOffDate,
          delimiter: form.delimiter,
        })
        if (reading.ok) throw new Error('a spoiled cell passed')
        expect(reading.errors.map((error) => [error.row, error.column, error.found])).toEqual([
          [row + 2, column, text],
        ])
        expect(reading.rejected.map((rejected) => rejected.row)).toEqual([row + 2])
      },
    ),
    { numRuns: 60 },
  )
})

test('no bytes make the reader fail in another way than with a sentence', async () => {
  const form: Dialect = {
    delimiter: ',',
    decimal: '.',
    dateFormat: 'yyyy-mm-dd',
    percent: false,
    lineBreak: '\n',
    quoteAll: false,
    mark: false,
    packed: false,
  }
  const junk = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(`${columns.join(',')}\n${text}`)),
  )
  await fc.assert(
    fc.asyncProperty(junk, async (bytes) => {
      const outcome = await readTape(bytes, mappingOf(form), { cutOffDate }).then(
        (reading) => (reading.ok ? 'tape' : 'rows'),
        (error: { code?: string }) => error.code,
      )
      expect(['tape', 'rows', 'tape.file', 'tape.mapping']).toContain(outcome)
    }),
    { numRuns: 300 },
  )
})
