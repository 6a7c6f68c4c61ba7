import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type EligibilityRules, type Loan, type LoanTape, selectPool } from '../src/index.ts'
import { exampleRow, tapeOf } from './exampleRows.ts'

const tape = await tapeOf([
  exampleRow({ id: 'plain' }),
  exampleRow({ id: 'late', status: 'late', daysPastDue: '45' }),
  exampleRow({ id: 'defaulted', status: 'defaulted', daysPastDue: '200' }),
  exampleRow({ id: 'grade D', grade: 'D' }),
  exampleRow({ id: 'no grade', grade: '' }),
  exampleRow({ id: 'US', country: 'US' }),
  exampleRow({ id: 'short', maturityDate: '2025-07-15' }),
  exampleRow({ id: 'long', maturityDate: '2034-03-15' }),
  exampleRow({ id: 'dear', rate: '0.19' }),
  exampleRow({ id: 'small', balance: '10' }),
])

test.each<[EligibilityRules, readonly string[]]>([
  [{}, ['defaulted']],
  [{ statuses: ['current'] }, ['defaulted', 'late']],
  [{ statuses: ['current', 'late', 'defaulted'] }, []],
  [{ maxDaysPastDue: 44 }, ['defaulted', 'late']],
  [{ grades: ['A', 'B'] }, ['defaulted', 'grade D', 'no grade']],
  [{ countries: ['DE'] }, ['US', 'defaulted']],
  [{ minRemainingMonths: 2 }, ['defaulted', 'short']],
  [{ maxRemainingMonths: 60 }, ['defaulted', 'long']],
  [{ maxRate: '0.0825' }, ['dear', 'defaulted']],
  [
    { minRate: '0.0826' },
    ['US', 'defaulted', 'grade D', 'late', 'long', 'no grade', 'plain', 'short', 'small'],
  ],
  [{ minBalance: '10.01' }, ['defaulted', 'small']],
  [
    { maxBalance: '8999.99' },
    ['US', 'dear', 'defaulted', 'grade D', 'late', 'long', 'no grade', 'plain', 'short'],
  ],
])('under %o the right loans are left out', (rules, expected) => {
  const { tape: pool, leftOut, byReason } = selectPool(tape, rules)
  expect(leftOut.map(({ id }) => id).sort()).toEqual(expected)
  expect(pool.loans.length + leftOut.length).toBe(tape.loans.length)
  expect(byReason.reduce((sum, { loans }) => sum + loans, 0)).toBe(leftOut.length)
  expect(pool.selection).toEqual(rules)
})

test('reasons say what was wrong and add up', () => {
  const { byReason } = selectPool(tape, { maxRate: '0.1', grades: ['B'] })
  expect(byReason).toEqual(
    [
      { rule: 'maxRate', reason: 'rate above 10 %', loans: 1, balance: 9_000_000_000n },
      { rule: 'grades', reason: 'grade D', loans: 1, balance: 9_000_000_000n },
      { rule: 'grades', reason: 'grade unknown', loans: 1, balance: 9_000_000_000n },
      { rule: 'statuses', reason: 'status defaulted', loans: 1, balance: 9_000_000_000n },
    ].sort((left, right) => (left.reason < right.reason ? -1 : 1)),
  )
})

test('the size of a pool is kept, taking loans in the order of their fingerprints', () => {
  const few = selectPool(tape, { maxLoans: 3 })
  const eligible = tape.loans.filter(({ status }) => status !== 'defaulted')
  expect(few.tape.loans).toEqual(eligible.slice(0, 3))
  const { tape: sized } = selectPool(tape, { maxPoolBalance: '20000' })
  const total = sized.loans.reduce((sum, loan) => sum + loan.balance, 0n)
  expect(total).toBeLessThanOrEqual(20_000_000_000n)
  expect(total).toBeGreaterThan(18_000_000_000n)
})

function poolOf(loans: readonly Pick<Loan, 'balance' | 'borrower' | 'country' | 'grade'>[]): LoanTape {
  const model = tape.loans.find(({ id }) => id === 'plain')!
  return {
    ...tape,
    loans: loans.map((loan, index) => ({
      ...model,
      ...loan,
      id: `L-${index}`,
      fingerprint: `0x${String(index).padStart(64, '0')}`,
    })),
  }
}

test('concentration takes the largest loans of the largest group until the limit holds', () => {
  const loans = [50n, 30n, 20n, 15n, 15n, 15n, 15n, 15n].map((balance, index) => ({
    balance: balance * 1_000_000n,
    borrower: index < 3 ? 'big' : `small ${index}`,
    country: 'DE',
    grade: null,
  }))
  const { tape: pool, leftOut } = selectPool(poolOf(loans), { concentration: { borrower: 0.25 } })
  expect(leftOut.map(({ id }) => id)).toEqual(['L-0', 'L-1'])
  expect(pool.loans).toHaveLength(6)
  expect(leftOut[0]!.reason).toBe('borrower big above 25 % of the pool')
})

test('limits that no pool of these loans can meet are refused', () => {
  const loans = ['DE', 'FR', 'DE'].map((country) => ({ balance: 10n, borrower: null, country, grade: null }))
  expect(() => selectPool(poolOf(loans), { concentration: { country: 0.25 } })).toThrow(
    /No pool of these 3 loans/,
  )
  expect(() => selectPool(poolOf(loans), { concentration: { country: 0 } })).toThrow(
    /concentration.country is 0/,
  )
})

test('every limit holds in what stays, and the result does not depend on the order of loans', () => {
  const loan = fc.record({
    balance: fc.bigInt(1n, 10n ** 12n),
    borrower: fc.option(fc.integer({ min: 0, max: 40 }).map((number) => `B-${number}`)),
    country: fc.option(fc.constantFrom('DE', 'FR', 'US', 'NL', 'ES')),
    grade: fc.option(fc.constantFrom('A', 'B', 'C', 'D')),
  })
  const limits = { borrower: 0.2, country: 0.4, grade: 0.45 } as const
  fc.assert(
    fc.property(fc.array(loan, { minLength: 40, maxLength: 80 }), (loans) => {
      const whole = poolOf(loans)
      let selection: ReturnType<typeof selectPool>
      try {
        selection = selectPool(whole, { concentration: limits })
      } catch (error) {
        expect(error).toMatchObject({ code: 'tape.concentration' })
        return
      }
      const kept = selection.tape.loans
      const total = kept.reduce((sum, { balance }) => sum + balance, 0n)
      for (const [dimension, share] of Object.entries(limits) as [keyof typeof limits, number][]) {
        const sums = new Map<string, bigint>()
        for (const one of kept) {
          const key = one[dimension] ?? (dimension === 'borrower' ? one.id : 'none')
          sums.set(key, (sums.get(key) ?? 0n) + one.balance)
        }
        for (const sum of sums.values()) expect(sum * 100n <= BigInt(share * 100) * total).toBe(true)
      }
      const turned = selectPool({ ...whole, loans: whole.loans.toReversed() }, { concentration: limits })
      expect(new Set(turned.tape.loans)).toEqual(new Set(kept))
    }),
  )
})
