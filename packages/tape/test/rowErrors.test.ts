import { expect, test } from 'vitest'
import { type Mapping, rejectedRowsCsv, requireTape, rowErrorsCsv, TapeError } from '../src/index.ts'
import { type ExampleRow, errorsOf, exampleRow, readText, toCsv } from './exampleRows.ts'

const mistakes: readonly [string, Partial<ExampleRow>, string][] = [
  ['an empty id', { id: '' }, 'id cell.empty'],
  ['an empty currency', { currency: '' }, 'currency cell.empty'],
  ['an empty kind', { kind: '' }, 'kind cell.empty'],
  ['an empty origination date', { originationDate: '' }, 'originationDate cell.empty'],
  ['an empty maturity', { maturityDate: '' }, 'maturityDate cell.empty'],
  ['an empty rate of a level-pay loan', { rate: '' }, 'rate cell.empty'],
  ['an empty frequency of a level-pay loan', { frequency: '' }, 'frequency cell.empty'],
  ['an empty schedule of a custom loan', { kind: 'custom' }, 'schedule cell.empty'],
  ['an impossible date', { originationDate: '2023-02-30' }, 'originationDate date.impossible'],
  ['an unreadable date', { maturityDate: 'soon' }, 'maturityDate date.unreadable'],
  ['text in a number', { balance: '12x' }, 'balance number.unreadable'],
  ['a comma as the decimal sign', { balance: '9000,5' }, 'balance number.unreadable'],
  ['an unknown status', { status: 'fine' }, 'status choice.unknown'],
  ['an unknown kind', { kind: 'mortgage' }, 'kind choice.unknown'],
  ['an unknown country', { country: 'Germany' }, 'country country.unknown'],
  ['a country code that nobody has', { country: 'XQ' }, 'country country.unknown'],
  ['an unknown currency', { currency: 'EURO' }, 'currency currency.unknown'],
  ['a control character', { borrower: 'B\u00071' }, 'borrower text.control'],
  ['a mangled letter', { borrower: 'M\ufffdller' }, 'borrower text.control'],
  ['a line break inside a cell', { grade: 'A\nB' }, 'grade text.control'],
  ['a text without end', { borrower: 'x'.repeat(201) }, 'borrower text.long'],
  ['a negative balance', { balance: '-1' }, 'balance amount.negative'],
  ['a negative instalment', { payment: '-377' }, 'payment amount.negative'],
  [
    'an original balance of zero',
    { originalBalance: '0', balance: '0' },
    'originalBalance amount.notPositive',
  ],
  ['a balance above the original', { balance: '12000.01' }, 'balance balance.aboveOriginal'],
  ['a rate in percent where a fraction is expected', { rate: '8.25' }, 'rate rate.range'],
  ['a negative rate', { rate: '-0.01' }, 'rate rate.range'],
  ['a maturity before the origination', { maturityDate: '2024-03-14' }, 'maturityDate maturity.order'],
  [
    'a first payment before the origination',
    { firstPaymentDate: '2024-01-15' },
    'firstPaymentDate firstPayment.order',
  ],
  [
    'a first payment after the maturity',
    { firstPaymentDate: '2028-01-15' },
    'firstPaymentDate firstPayment.order',
  ],
  ['a term of more than a century', { maturityDate: '2140-03-15' }, 'maturityDate term.range'],
  ['negative days past due', { daysPastDue: '-3' }, 'daysPastDue daysPastDue.negative'],
  ['a late loan without days', { status: 'late', daysPastDue: '' }, 'daysPastDue daysPastDue.missing'],
  ['a repaid loan that owes', { status: 'repaid' }, 'balance balance.repaid'],
  ['days that are no number', { daysPastDue: 'many' }, 'daysPastDue integer.unreadable'],
  ['half a day', { daysPastDue: '1.5' }, 'daysPastDue integer.unreadable'],
  ['a schedule without amounts', { kind: 'custom', schedule: '2025-01-01' }, 'schedule schedule.unreadable'],
  ['a payment of nothing', { kind: 'custom', schedule: '2025-01-01:0' }, 'schedule schedule.unreadable'],
  [
    'two payments on one day',
    { kind: 'custom', schedule: '2025-01-01:5;2025-01-01:6' },
    'schedule schedule.unreadable',
  ],
  [
    'a payment before the origination',
    { kind: 'custom', schedule: '2020-01-01:5' },
    'schedule schedule.order',
  ],
]

test.each(mistakes)('%s is reported at its cell, and nothing else', async (_, cells, expected) => {
  const rows = [exampleRow({ id: 'L-1' }), exampleRow({ id: 'L-2', ...cells }), exampleRow({ id: 'L-3' })]
  expect(await errorsOf(rows)).toEqual([`3 ${expected}`])
})

test('all errors of all rows come at once', async () => {
  const rows = mistakes.map(([, cells], index) => exampleRow({ id: `L-${index}`, ...cells }))
  expect(await errorsOf(rows)).toEqual(mistakes.map(([, , expected], index) => `${index + 2} ${expected}`))
})

test('several errors of one row all come', async () => {
  const row = exampleRow({
    originationDate: '2023-02-30',
    rate: '825',
    status: '?',
    balance: '-1',
    daysPastDue: 'x',
  })
  expect(await errorsOf([row])).toEqual([
    '2 originationDate date.impossible',
    '2 status choice.unknown',
    '2 daysPastDue integer.unreadable',
    '2 rate rate.range',
    '2 balance amount.negative',
  ])
})

test('duplicate ids are reported with the row of the first', async () => {
  const reading = await readText(toCsv([exampleRow(), exampleRow({ id: 'L-2' }), exampleRow()]))
  expect(reading).toMatchObject({
    ok: false,
    errors: [{ row: 4, column: 'id', found: 'L-1', expected: expect.stringContaining('row 2') }],
  })
})

test('the few loans in another currency are the wrong ones, wherever they stand', async () => {
  const rows = ['USD', 'EUR', 'EUR', 'EUR'].map((currency, index) =>
    exampleRow({ id: `L-${index}`, currency }),
  )
  expect(await errorsOf(rows)).toEqual(['2 currency currency.mixed'])
})

test('ragged rows and open quotes are reported for the whole row', async () => {
  const text = toCsv([exampleRow(), exampleRow({ id: 'L-2' }), exampleRow({ id: 'L-3' })])
  const [head, first, second, third] = text.split('\n') as [string, string, string, string]
  const broken = [head, `${first},extra`, second.replace(',B-1', ''), `"${third}`, ''].join('\n')
  const reading = await readText(broken)
  expect(reading).toMatchObject({
    ok: false,
    errorCount: 3,
    errors: [
      { row: 2, column: '', code: 'row.ragged', found: '19 cells' },
      { row: 3, column: '', code: 'row.ragged', found: '17 cells' },
      { row: 4, column: '', code: 'row.quote' },
    ],
  })
})

test('blank rows are passed over but counted in row numbers', async () => {
  const lines = toCsv([exampleRow(), exampleRow({ id: 'L-2', balance: 'x' })]).split('\n')
  const reading = await readText([lines[0], lines[1], '', ','.repeat(17), lines[2], ''].join('\n'))
  expect(reading).toMatchObject({ ok: false, rows: 2, errors: [{ row: 5 }] })
})

test('each error says file, place, what was found, what is expected and how to mend it', async () => {
  const reading = await readText(toCsv([exampleRow({ rate: 'x' })]))
  if (reading.ok) throw new Error('the row is bad')
  expect(reading.errors[0]).toEqual({
    file: 'loans.csv',
    row: 2,
    column: 'rate',
    code: 'number.unreadable',
    found: 'x',
    expected: 'a yearly rate, written with "." before the fraction',
    remedy: 'write digits only, or change the decimal sign of this column in the mapping',
  })
  expect(() => requireTape(reading)).toThrow(TapeError)
  expect(rowErrorsCsv(reading.errors).split('\r\n')).toEqual([
    'file,row,column,found,expected,remedy,code',
    'loans.csv,2,rate,x,"a yearly rate, written with ""."" before the fraction","write digits only, or change the decimal sign of this column in the mapping",number.unreadable',
    '',
  ])
})

test('rejected rows can be mended and imported again', async () => {
  const rows = [
    exampleRow(),
    exampleRow({ id: 'L-2', rate: '8.25' }),
    exampleRow({ id: '=SUM(A1)', balance: '' }),
  ]
  const reading = await readText(
    toCsv([...rows, exampleRow({ id: 'L-4', originalBalance: '', balance: '' })]),
  )
  if (reading.ok) throw new Error('rows are bad')
  const rejected = rejectedRowsCsv(reading)
  expect(rejected.split('\r\n')).toHaveLength(4)
  expect(rejected).toContain('row 3: rate: found')
  const again = await readText(rejected.replace(',8.25,', ',0.0825,'))
  expect(again).toMatchObject({ ok: false, errorCount: 1 })
  if (again.ok) throw new Error('one row is still bad')
  expect(rejectedRowsCsv(again).match(/errors/g)).toHaveLength(1)
})

test('beyond the limit errors are counted, not kept', async () => {
  const rows = Array.from({ length: 50 }, (_, index) => exampleRow({ id: `L-${index}`, rate: 'x' }))
  const reading = await readText(toCsv(rows), { maxErrors: 7 })
  expect(reading).toMatchObject({ ok: false, errorCount: 50 })
  expect(reading).toHaveProperty('errors.length', 7)
})

test('a mapping that cannot be right is refused with all its problems', async () => {
  const mapping: Mapping = {
    name: 'wrong',
    columns: [
      { field: 'id', column: 'Loan' },
      { field: 'originationDate', column: 'originationDate', dateFormats: ['dd'] },
    ],
    assumptions: [{ field: 'rate', value: 'eight', reason: 'a guess' }],
  }
  const failure = await readText(toCsv([exampleRow()]), {}, mapping).catch((error: unknown) => error)
  expect(failure).toMatchObject({
    code: 'tape.mapping',
    problems: [
      'the file has no column "Loan"',
      expect.stringContaining('dateFormat is "dd"'),
      expect.stringContaining('the assumption rate = "eight"'),
      'no column and no assumption fills currency',
      'no column and no assumption fills kind',
      'no column and no assumption fills originalBalance or balance',
      'no column and no assumption fills maturityDate or termMonths or schedule',
    ],
  })
})

test('an instalment that does not fit the terms is a warning, not an error', async () => {
  const reading = await readText(toCsv([exampleRow({ payment: '400' })]))
  expect(reading).toMatchObject({
    ok: true,
    warnings: [{ row: 2, column: 'payment', code: 'payment.annuity' }],
  })
})
