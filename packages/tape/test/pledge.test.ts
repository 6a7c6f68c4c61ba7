import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  findDuplicates,
  fingerprint,
  guessMapping,
  loanFingerprint,
  openTape,
  readTape,
  requireTape,
} from '../src/index.ts'
import { exampleRow, readText, tapeOf, toCsv } from './exampleRows.ts'

test('the fingerprint is that of the worked example', () => {
  const terms = {
    borrower: ' b-17 ',
    originalAmount: '12500.5',
    currency: 'EUR',
    originationDate: '2024-03-15',
    kind: 'level-pay',
    maturityDate: '2027-03-15',
    rate: 82_500_000n,
  } as const
  const documented = /^0x[0-9a-f]{64}$/m.exec(
    readFileSync(new URL('../FINGERPRINT.md', import.meta.url), 'utf8'),
  )![0]
  expect(fingerprint(terms, 'specie', 1)).toBe(documented)
  expect(fingerprint({ ...terms, borrower: 'B-17' }, 'specie', 1)).toBe(documented)
  expect(fingerprint({ ...terms, borrower: 'B|17' }, 'specie', 1)).not.toBe(documented)
  expect(fingerprint(terms, 'other', 1)).not.toBe(documented)
  expect(fingerprint(terms, 'specie', 2)).not.toBe(documented)
})

test('the same loan has the same fingerprint in another file, form and state', async () => {
  const [first] = (await tapeOf([exampleRow()])).loans
  const text =
    'Contract number;Client;CCY;Drawdown date;Term;Principal;Outstanding balance;APR\nX/9;b-1;EUR;15.03.2024;36;12.000,00;7.000,00;8,25%\n'
  const table = await openTape(Buffer.from(text))
  const { mapping, missing } = guessMapping(table.headings, table.sample)
  expect(missing).toEqual([])
  const other = requireTape(
    await readTape(Buffer.from(text), mapping, { cutOffDate: '2025-12-31', decimals: 2 }),
  )
  expect(other.loans[0]!.fingerprint).toBe(first!.fingerprint)
  expect(other.loans[0]!.id).not.toBe(first!.id)
})

test('twins are numbered by id, whatever the order of rows, and reported', async () => {
  const rows = ['L-3', 'L-1', 'L-2'].map((id) => exampleRow({ id }))
  const reading = await readText(toCsv([...rows, exampleRow({ id: 'L-4', borrower: 'B-4' })]))
  const tape = requireTape(reading)
  const turned = await tapeOf([...rows, exampleRow({ id: 'L-4', borrower: 'B-4' })].toReversed())
  expect(turned.loans).toEqual(tape.loans)
  expect(new Set(tape.loans.map((loan) => loan.fingerprint)).size).toBe(4)
  for (const loan of tape.loans) expect(loanFingerprint(loan, 6, tape.salt)).toBe(loan.fingerprint)
  const { withinTape } = findDuplicates(tape)
  expect(withinTape).toHaveLength(1)
  expect(withinTape[0]!.loans.map(({ id, occurrence }) => [id, occurrence])).toEqual([
    ['L-1', 1],
    ['L-2', 2],
    ['L-3', 3],
  ])
  expect(reading.warnings.map(({ code, row }) => [code, row])).toEqual([
    ['loan.twin', 4],
    ['loan.twin', 2],
  ])
})

test('a loan that an earlier tape has is found by name of that tape', async () => {
  const earlier = await tapeOf([
    exampleRow({ id: 'A', balance: '11000' }),
    exampleRow({ id: 'B', borrower: 'B-7' }),
  ])
  const later = await tapeOf([exampleRow({ id: 'Z-9' }), exampleRow({ id: 'Z-8', borrower: 'B-8' })])
  const known = new Map(earlier.loans.map((loan) => [loan.fingerprint, 'June']))
  expect(findDuplicates(later, known).earlier).toMatchObject([{ loan: { id: 'Z-9' }, tape: 'June' }])
  expect(findDuplicates(later, new Set(known.keys())).earlier).toMatchObject([
    { loan: { id: 'Z-9' }, tape: null },
  ])
  const salted = await tapeOf([exampleRow({ id: 'Z-9' })], { salt: 'secret' })
  expect(findDuplicates(salted, known).earlier).toEqual([])
})
