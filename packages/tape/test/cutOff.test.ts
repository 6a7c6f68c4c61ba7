import { expect, test } from 'vitest'
import { exclusionsOf, type Mapping, readTape, requireTape, summariseTape } from '../src/index.ts'
import { exampleRow, readText, specieMapping, tapeOf, toCsv } from './exampleRows.ts'

test('a reported balance is taken as it is, and the loan keeps its terms', async () => {
  const [loan] = (await tapeOf([exampleRow()])).loans
  expect(loan).toMatchObject({
    id: 'L-1',
    borrower: 'B-1',
    country: 'DE',
    currency: 'EUR',
    kind: 'level-pay',
    dayCount: '30/360',
    frequencyMonths: 1,
    originationDate: '2024-03-15',
    firstPaymentDate: '2024-04-15',
    maturityDate: '2027-03-15',
    originalBalance: 12_000_000_000n,
    balance: 9_000_000_000n,
    balanceBasis: 'reported',
    rate: 82_500_000n,
    payment: 377_420_000n,
    status: 'current',
    daysPastDue: 0,
    grade: 'B',
    flags: [],
    occurrence: 1,
  })
  expect(loan).not.toHaveProperty('outcome')
})

test('without a balance the schedule says what is owed, and the tape says so', async () => {
  const tape = await tapeOf([
    exampleRow({ balance: '' }),
    exampleRow({ id: 'L-2', balance: '', originationDate: '2025-06-30', firstPaymentDate: '2025-07-30' }),
  ])
  // 15 instalments of 377.42 at 8.25 %: 12000·(1+i)^15 − 377.42·((1+i)^15 − 1)/i.
  const growth = (1 + 0.0825 / 12) ** 15
  const owed = 12_000 * growth - (377.42 * (growth - 1)) / (0.0825 / 12)
  const byId = new Map(tape.loans.map((loan) => [loan.id, loan]))
  expect(Number(byId.get('L-1')!.balance) / 1e6).toBeCloseTo(owed, 5)
  expect(byId.get('L-1')!.balanceBasis).toBe('scheduled')
  expect(byId.get('L-2')).toMatchObject({ balance: 12_000_000_000n, balanceBasis: 'original' })
  expect(tape.assumptions).toContainEqual({
    field: 'balance',
    value: 'scheduled balance at the cut-off date',
    reason: expect.stringContaining('balance at cut-off reconstructed from schedule'),
    source: 'derived',
    loans: 2,
  })
})

test('missing dates, amounts and instalments follow from the others by stated rules', async () => {
  const mapping: Mapping = {
    ...specieMapping,
    columns: [
      ...specieMapping.columns.filter(({ field }) => field !== 'maturityDate' && field !== 'grade'),
      { field: 'termMonths', column: 'grade' },
    ],
  }
  const row = exampleRow({
    firstPaymentDate: '',
    originalBalance: '',
    balance: '12000',
    payment: '',
    grade: '36 months',
  })
  const tape = requireTape(await readText(toCsv([row]), {}, mapping))
  expect(tape.loans[0]).toMatchObject({
    firstPaymentDate: '2024-04-15',
    maturityDate: '2027-03-15',
    originalBalance: 12_000_000_000n,
    payment: 377_421_881n,
  })
  const derived = tape.assumptions
    .filter(({ source }) => source === 'derived')
    .map(({ field, loans }) => [field, loans])
  expect(derived).toEqual([
    ['originalBalance', 1],
    ['maturityDate', 1],
    ['firstPaymentDate', 1],
    ['payment', 1],
  ])
})

const ended: Mapping = {
  name: 'ended',
  columns: [
    ...specieMapping.columns.filter(
      ({ field }) => !['balance', 'grade', 'country', 'schedule'].includes(field),
    ),
    { field: 'settledDate', column: 'balance' },
    { field: 'defaultDate', column: 'grade' },
    { field: 'lastPaymentDate', column: 'country' },
  ],
  chargeOffAfterDays: 150,
}

function endedRow(cells: {
  status: string
  settled?: string
  defaulted?: string
  lastPayment?: string
  id?: string
}) {
  const { status, settled = '', defaulted = '', lastPayment = '', id = 'L-1' } = cells
  return exampleRow({ id, status, balance: settled, grade: defaulted, country: lastPayment })
}

test.each([
  [{ status: 'repaid', settled: '2025-06-30' }, 'repaid by the cut-off'],
  [{ status: 'repaid', lastPayment: '2025-05-15' }, 'repaid by the cut-off'],
  [{ status: 'repaid' }, 'repaid, date unknown'],
  [{ status: 'defaulted', defaulted: '2025-06-29' }, 'defaulted by the cut-off'],
  [{ status: 'defaulted', lastPayment: '2024-12-15' }, 'defaulted by the cut-off'],
  [{ status: 'recovered', defaulted: '2025-01-29' }, 'defaulted by the cut-off'],
])('of finished loans, %o is left out', async (cells, reason) => {
  const reading = await readText(toCsv([endedRow(cells)]), {}, ended)
  expect(reading.leftOut).toEqual([{ row: 2, id: 'L-1', reason, originalBalance: 12_000_000_000n }])
  expect(reading).toMatchObject({ ok: true, tape: { loans: [] } })
})

test.each([
  ['2024-03-14', 'originated after the cut-off'],
  ['2027-03-15', 'matured by the cut-off'],
] as const)('at %s the loan is left out', async (cutOffDate, reason) => {
  const reading = await readText(toCsv([exampleRow({ balance: '' })]), { cutOffDate })
  expect(reading.leftOut).toMatchObject([{ reason }])
})

test('a loan that defaults later stands as late once it has missed an instalment', async () => {
  const rows = [
    endedRow({ id: 'runs', status: 'defaulted', lastPayment: '2025-06-15' }),
    endedRow({ id: 'missed', status: 'defaulted', lastPayment: '2025-03-15' }),
    endedRow({ id: 'never', status: 'defaulted', lastPayment: '' }),
  ]
  const tape = requireTape(await readText(toCsv(rows), { outcomes: true, cutOffDate: '2025-06-30' }, ended))
  const byId = new Map(tape.loans.map((loan) => [loan.id, loan]))
  expect(byId.get('runs')).toMatchObject({ status: 'current', daysPastDue: 0 })
  expect(byId.get('missed')).toMatchObject({
    status: 'late',
    daysPastDue: 76,
    outcome: { kind: 'defaulted', date: '2025-09-12' },
  })
  expect(byId.get('missed')!.balance).toBeGreaterThan(byId.get('runs')!.balance)
  expect(byId.has('never')).toBe(false)
})

test('outcomes come only on request and never change terms', async () => {
  const rows = [endedRow({ status: 'repaid', settled: '2026-01-10' })]
  const plain = requireTape(await readText(toCsv(rows), {}, ended))
  const told = requireTape(await readText(toCsv(rows), { outcomes: true }, ended))
  const { outcome, ...loan } = told.loans[0]!
  expect(outcome).toEqual({ kind: 'repaid', date: '2026-01-10', loss: 0n, recovered: 0n })
  expect(loan).toEqual(plain.loans[0])
})

test('read at origination, every loan is there as on its first day', async () => {
  const rows = [
    endedRow({ status: 'repaid', settled: '2024-06-30' }),
    endedRow({ id: 'L-2', status: 'defaulted', defaulted: '2024-09-01' }),
  ]
  const tape = requireTape(await readText(toCsv(rows), { at: 'origination', outcomes: true }, ended))
  expect(tape.loans.map(({ balance, status }) => [balance, status])).toEqual([
    [12_000_000_000n, 'current'],
    [12_000_000_000n, 'current'],
  ])
  expect(tape.loans.map(({ outcome }) => outcome?.kind).sort()).toEqual(['defaulted', 'repaid'])
})

test('receivables are owed in full until settled, and late once due', async () => {
  const invoice = {
    kind: 'receivable',
    rate: '',
    payment: '',
    frequency: '',
    firstPaymentDate: '',
    balance: '',
    status: '',
    daysPastDue: '',
  }
  const tape = await tapeOf([
    exampleRow({ ...invoice, id: 'I-1', originationDate: '2025-06-01', maturityDate: '2025-07-01' }),
    exampleRow({ ...invoice, id: 'I-2', originationDate: '2025-05-01', maturityDate: '2025-06-10' }),
  ])
  const byId = new Map(tape.loans.map((loan) => [loan.id, loan]))
  expect(byId.get('I-1')).toMatchObject({
    status: 'current',
    daysPastDue: 0,
    rate: 0n,
    balance: 12_000_000_000n,
  })
  expect(byId.get('I-2')).toMatchObject({ status: 'late', daysPastDue: 20, firstPaymentDate: '2025-06-10' })
})

test('custom loans carry their schedule, bullets and interest-only loans their single principal', async () => {
  const tape = await tapeOf([
    exampleRow({
      id: 'custom',
      kind: 'custom',
      payment: '',
      schedule: '2026-01-31:6000;2025-12-31:5000.50',
      maturityDate: '',
      firstPaymentDate: '',
    }),
    exampleRow({
      id: 'bullet',
      kind: 'bullet',
      payment: '',
      frequency: '',
      firstPaymentDate: '',
      balance: '',
    }),
    exampleRow({
      id: 'only',
      kind: 'interest-only',
      payment: '',
      frequency: 'quarterly',
      balance: '',
      firstPaymentDate: '',
    }),
  ])
  const byId = new Map(tape.loans.map((loan) => [loan.id, loan]))
  expect(byId.get('custom')).toMatchObject({
    firstPaymentDate: '2025-12-31',
    maturityDate: '2026-01-31',
    schedule: [
      { date: '2025-12-31', amount: 5_000_500_000n },
      { date: '2026-01-31', amount: 6_000_000_000n },
    ],
  })
  expect(byId.get('bullet')).toMatchObject({
    balance: 12_000_000_000n,
    frequencyMonths: 0,
    firstPaymentDate: '2027-03-15',
  })
  expect(byId.get('only')).toMatchObject({
    balance: 12_000_000_000n,
    frequencyMonths: 3,
    firstPaymentDate: '2024-06-15',
  })
})

test('defaulted loans with a reported balance stay in the tape for their servicer', async () => {
  const rows = [
    exampleRow({ status: 'defaulted', daysPastDue: '120' }),
    exampleRow({ id: 'L-2', status: 'repaid', balance: '0' }),
  ]
  const reading = await readText(toCsv(rows))
  expect(requireTape(reading).loans).toMatchObject([{ status: 'defaulted', daysPastDue: 120 }])
  expect(reading.leftOut).toMatchObject([{ id: 'L-2', reason: 'nothing outstanding' }])
})

test('a loan that owes after its maturity is late, and a warning says so', async () => {
  const reading = await readText(toCsv([exampleRow({ maturityDate: '2025-06-15' })]))
  expect(requireTape(reading).loans).toMatchObject([{ status: 'late', daysPastDue: 15 }])
  expect(reading.warnings.map(({ code }) => code)).toContain('status.pastMaturity')
})

test('named assumptions fill empty cells, are counted, and override those of the mapping', async () => {
  const rows = [exampleRow({ rate: '' }), exampleRow({ id: 'L-2' })]
  const given = { field: 'rate', value: '0.05', reason: 'the contract says 5 %' } as const
  const mapping = { ...specieMapping, assumptions: [{ ...given, value: '0.04' }] }
  const tape = requireTape(await readText(toCsv(rows), { assumptions: [given] }, mapping))
  expect(tape.loans.map(({ rate }) => rate).sort()).toEqual([50_000_000n, 82_500_000n])
  expect(tape.assumptions).toEqual([{ ...given, source: 'given', loans: 1 }])
})

test('a person may drop rows by number or id, and the tape names them', async () => {
  const rows = [
    exampleRow(),
    exampleRow({ id: 'L-2', rate: 'x' }),
    exampleRow({ id: 'L-3', balance: '-1' }),
    exampleRow({ id: 'L-4' }),
  ]
  const bad = await readText(toCsv(rows))
  if (bad.ok) throw new Error('two rows are bad')
  const exclusions = [exclusionsOf(bad.errors, 'terms unknown'), { ids: ['L-4'], reason: 'sold' }]
  const tape = requireTape(await readText(toCsv(rows), { exclusions }))
  expect(tape.loans.map(({ id }) => id)).toEqual(['L-1'])
  expect(tape.source.rows).toBe(4)
  expect(tape.excluded).toEqual([
    { row: 3, reason: 'terms unknown' },
    { row: 4, reason: 'terms unknown' },
    { row: 5, reason: 'sold' },
  ])
  const unknown = await readText(toCsv(rows.slice(0, 1)), {
    exclusions: [{ rows: [99], ids: ['L-9'], reason: 'sold' }],
  })
  expect(unknown).toMatchObject({ ok: false, errors: [{ found: 'L-9' }, { row: 99 }] })
})

test('progress is told in rows and bytes', async () => {
  const rows = Array.from({ length: 8000 }, (_, index) => exampleRow({ id: `L-${index}` }))
  const file = Buffer.from(toCsv(rows))
  const seen: [number, number, number | null][] = []
  const onProgress = (...now: [number, number, number | null]): void => void seen.push(now)
  await readTape(file, specieMapping, { cutOffDate: '2025-06-30', onProgress })
  expect(seen.length).toBeGreaterThan(2)
  expect(seen.at(-1)).toEqual([8000, file.length, file.length])
  expect(seen).toEqual([...seen].sort((left, right) => left[0] - right[0]))
})

test('the tape knows its source, and a summary adds it up', async () => {
  const rows = [
    exampleRow(),
    exampleRow({
      id: 'L-2',
      borrower: 'B-2',
      balance: '3000',
      grade: 'A',
      country: 'US',
      status: 'late',
      daysPastDue: '45',
      rate: '0.0425',
    }),
  ]
  const tape = await tapeOf(rows)
  const digest = (await import('node:crypto')).hash('sha256', toCsv(rows), 'hex')
  expect(tape.source).toEqual({ file: 'loans.csv', sha256: digest, rows: 2 })
  expect(summariseTape(tape)).toMatchObject({
    loans: 2,
    balance: 12_000_000_000n,
    averageBalance: 6_000_000_000n,
    largestBalance: 9_000_000_000n,
    weightedRate: 0.0725,
    weightedRemainingMonths: 21,
    byGrade: [
      { key: 'A', share: 0.25 },
      { key: 'B', share: 0.75 },
    ],
    byDaysPastDue: [
      { key: '0', loans: 1 },
      { key: '31-60', loans: 1 },
    ],
    borrowers: 2,
    topBorrowers: [{ key: 'B-1', balance: 9_000_000_000n }, { key: 'B-2' }],
  })
})
