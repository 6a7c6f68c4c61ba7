import type { Loan, LoanTape } from '@specie/tape'
import { loanFingerprint } from '@specie/tape'
import { expect, test } from 'vitest'
import { rollTape } from './rollTape.ts'

const none = { defaulted: [], late: [], prepaid: [] }

function loan(id: string, changes: Partial<Loan> = {}): Loan {
  const terms: Loan = {
    fingerprint: '',
    id,
    borrower: `borrower of ${id}`,
    country: 'DE',
    currency: 'EUR',
    kind: 'level-pay',
    dayCount: '30/360',
    frequencyMonths: 1,
    originationDate: '2025-01-15',
    firstPaymentDate: '2025-02-15',
    maturityDate: '2027-01-15',
    originalBalance: 24_000_000_000n,
    balance: 12_000_000_000n,
    balanceBasis: 'reported',
    rate: 60_000_000n,
    payment: null,
    schedule: null,
    status: 'current',
    daysPastDue: 0,
    grade: 'B',
    flags: [],
    occurrence: 1,
    ...changes,
  }
  return { ...terms, fingerprint: loanFingerprint(terms, 6, 'test') }
}

function tapeOf(...loans: Loan[]): LoanTape {
  return {
    name: 'test',
    currency: 'EUR',
    decimals: 6,
    cutOffDate: '2026-01-01',
    loans,
    assumptions: [],
    mappingHash: '00',
    salt: 'test',
    source: { file: 'test.csv', sha256: '00', rows: loans.length },
    excluded: [],
    selection: null,
  }
}

test('cash paid and balance left add up to the balance before', () => {
  const period = rollTape(tapeOf(loan('a')), '2026-02-01', none)
  expect(period.principal + period.tape.loans[0]!.balance).toBe(12_000_000_000n)
  // One month at 6 % a year on 12,000.
  expect(period.interest).toBe(60_000_000n)
  expect(period.tape.cutOffDate).toBe('2026-02-01')
})

test('living month by month collects the same as living through all of it at once', () => {
  const whole = rollTape(tapeOf(loan('a')), '2026-05-01', none)
  let tape = tapeOf(loan('a', { payment: null }))
  const first = rollTape(tape, '2026-02-01', none)
  // The instalment follows from balance and dates, so it stays the same to the unit's rounding.
  tape = first.tape
  let cash = first.interest + first.principal
  for (const to of ['2026-03-01', '2026-04-01', '2026-05-01']) {
    const period = rollTape(tape, to, none)
    cash += period.interest + period.principal
    tape = period.tape
  }
  const difference = cash - (whole.interest + whole.principal)
  expect(difference < 5n && difference > -5n).toBe(true)
})

test('a default pays nothing, leaves the tape and is written off', () => {
  const period = rollTape(tapeOf(loan('a'), loan('b')), '2026-02-01', { ...none, defaulted: ['b'] })
  expect(period.tape.loans.map(({ id }) => id)).toEqual(['a'])
  expect(period.defaulted).toBe(12_000_000_000n)
})

test('a late loan moves from bucket to bucket and catches up', () => {
  const first = rollTape(tapeOf(loan('a')), '2026-02-01', { ...none, late: ['a'] })
  expect([first.interest, first.principal, first.late30]).toEqual([0n, 0n, 12_000_000_000n])
  const second = rollTape(first.tape, '2026-03-02', { ...none, late: ['a'] })
  expect(second.late60).toBe(12_000_000_000n)
  const third = rollTape(second.tape, '2026-04-01', none)
  expect([third.late30, third.late60, third.late90]).toEqual([0n, 0n, 0n])
  expect(third.interest > 0n).toBe(true)
})

test('a prepayment brings the whole balance', () => {
  const period = rollTape(tapeOf(loan('a')), '2026-02-01', { ...none, prepaid: ['a'] })
  expect([period.principal, period.repaid, period.tape.loans.length]).toEqual([12_000_000_000n, 1, 0])
})

test('a receivable is paid on its due date and not before', () => {
  const due = {
    kind: 'receivable',
    frequencyMonths: 0,
    firstPaymentDate: '2026-02-20',
    maturityDate: '2026-02-20',
    rate: 0n,
  } as const
  const first = rollTape(tapeOf(loan('a', due)), '2026-02-01', none)
  expect(first.principal).toBe(0n)
  expect(rollTape(first.tape, '2026-03-01', none).principal).toBe(12_000_000_000n)
})

test('refuses loans that are not there and time that runs backwards', () => {
  expect(() => rollTape(tapeOf(loan('a')), '2026-02-01', { ...none, late: ['z'] })).toThrow('has no loan z')
  expect(() => rollTape(tapeOf(loan('a')), '2026-01-01', none)).toThrow('is not after the last one')
})
