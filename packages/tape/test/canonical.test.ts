import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalLoan, canonicalTape, parseCanonicalTape, selectPool, tapeHash } from '../src/index.ts'
import { exampleRow, tapeOf } from './exampleRows.ts'

const rows = [
  exampleRow({ borrower: 'Müller, "Söhne" & Co' }),
  exampleRow({ id: 'L-2', borrower: '', grade: '', balance: '' }),
  exampleRow({ id: 'L-3', kind: 'custom', payment: '', schedule: '2026-12-31:5000;2027-03-15:6000' }),
  exampleRow({ id: 'L-4', kind: 'receivable', rate: '', payment: '' }),
]

test('the canonical form is read back to the same tape, bit for bit', async () => {
  const tape = await tapeOf(rows, { exclusions: [{ ids: ['L-4'], reason: 'sold' }] })
  const text = canonicalTape(tape)
  expect(parseCanonicalTape(text)).toEqual(tape)
  expect(canonicalTape(parseCanonicalTape(text))).toBe(text)
  const pool = selectPool(tape, { maxRate: '0.09', concentration: { country: 1 } }).tape
  expect(parseCanonicalTape(canonicalTape(pool))).toEqual(pool)
})

test('the hash does not depend on the order of rows, but on every value', async () => {
  const tape = await tapeOf(rows)
  const turned = await tapeOf(rows.toReversed())
  expect(tapeHash({ ...turned, source: tape.source })).toBe(tapeHash(tape))
  const dearer = {
    ...tape,
    loans: tape.loans.map((loan, index) => (index === 2 ? { ...loan, balance: loan.balance + 1n } : loan)),
  }
  expect(tapeHash(dearer)).not.toBe(tapeHash(tape))
  const [assumption] = tape.assumptions
  expect(tapeHash({ ...tape, assumptions: [{ ...assumption!, reason: 'another' }] })).not.toBe(tapeHash(tape))
})

test('outcomes are no part of the canonical form', async () => {
  const plain = await tapeOf(rows)
  const told = await tapeOf(rows, { outcomes: true })
  expect(told.loans[0]).toHaveProperty('outcome')
  expect(canonicalTape(told)).toBe(canonicalTape(plain))
})

test('any changed character of the text is noticed', async () => {
  const tape = await tapeOf(rows)
  const text = canonicalTape(tape)
  fc.assert(
    fc.property(
      fc.nat({ max: text.length - 1 }),
      fc.constantFrom('0', '7', 'x', '"', ' ', ''),
      (at, replacement) => {
        fc.pre(text[at] !== replacement)
        const changed = text.slice(0, at) + replacement + text.slice(at + 1)
        let back: unknown
        try {
          back = parseCanonicalTape(changed)
        } catch (error) {
          expect(error).toMatchObject({ code: 'tape.file' })
          return
        }
        expect(back).not.toEqual(tape)
      },
    ),
    { numRuns: 500 },
  )
})

test('a cut text and foreign text are refused', async () => {
  const text = canonicalTape(await tapeOf(rows))
  const cut = text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1)
  expect(() => parseCanonicalTape(cut)).toThrow(/ends after 3 of 4 loans/)
  expect(() => parseCanonicalTape('id,name\n1,2\n')).toThrow(/is not JSON/)
  expect(() => parseCanonicalTape('{}\n')).toThrow(/header/)
})

test('one loan is one line', async () => {
  const tape = await tapeOf(rows.slice(0, 1))
  expect(JSON.parse(canonicalLoan(tape.loans[0]!))).toEqual([
    tape.loans[0]!.fingerprint,
    'L-1',
    'Müller, "Söhne" & Co',
    'DE',
    'EUR',
    'level-pay',
    '30/360',
    1,
    '2024-03-15',
    '2024-04-15',
    '2027-03-15',
    '12000000000',
    '9000000000',
    'reported',
    '82500000',
    '377420000',
    null,
    'current',
    0,
    'B',
    [],
    1,
  ])
})
