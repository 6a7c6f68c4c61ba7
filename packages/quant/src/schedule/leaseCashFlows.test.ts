import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { annuityPresentValue } from '../timevalue/annuity.ts'
import { type LeaseTerms, leaseClaim, leasePayments } from './leaseCashFlows.ts'
import { scheduleOf } from './scheduleOf.ts'

const rent: LeaseTerms = {
  firstPaymentDate: '2026-01-31',
  payments: 24,
  frequencyMonths: 1,
  payment: 1_000_000n,
  escalation: 30_000_000n,
  waived: 2,
}

describe('a lease', () => {
  it('is free at first, rises once a year, and keeps to the ends of months', () => {
    const found = leasePayments(rent)
    expect(found).toHaveLength(22)
    expect(found[0]).toEqual({ date: '2026-03-31', amount: 1_000_000n })
    expect(found.slice(9, 11).map(({ amount }) => amount)).toEqual([1_000_000n, 1_030_000n])
    expect(found.map(({ date }) => date)).toContain('2027-02-28')
  })

  it('pays its residual with the last payment', () => {
    const found = leasePayments({ ...rent, escalation: 0n, waived: 0, residual: 5_000_000n })
    expect(found.at(-1)).toEqual({ date: '2027-12-31', amount: 6_000_000n })
  })

  it('is worth an annuity when nothing rises', () => {
    // yearly payments in arrears at 10 %: 1,000 · (1 − 1.1⁻³)/0.1 = 2,486.85; periods of 365 days
    const terms: LeaseTerms = {
      firstPaymentDate: '2026-01-01',
      payments: 3,
      frequencyMonths: 12,
      payment: 1_000_000_000n,
    }
    const { balance } = leaseClaim(terms, '2025-01-01', 100_000_000n)
    const annuity = -annuityPresentValue(0.1, 3, 1_000_000_000)
    expect(Math.abs(Number(balance) - annuity)).toBeLessThan(1)
  })

  it('repays its balance and the interest on it, to the unit but for the last payment', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 15 }),
        fc.constantFrom(1 as const, 3 as const, 12 as const),
        fc.bigInt({ min: 1_000_000n, max: 10_000_000_000n }),
        fc.bigInt({ min: 0n, max: 200_000_000n }),
        fc.bigInt({ min: -20_000_000n, max: 80_000_000n }),
        (payments, frequencyMonths, payment, rate, escalation) => {
          const terms = { firstPaymentDate: '2026-02-28', payments, frequencyMonths, payment, escalation }
          const claim = leaseClaim(terms, '2026-01-15', rate)
          const flows = scheduleOf(claim, '2026-01-15')
          const due = leasePayments(terms)
          expect(flows).toHaveLength(due.length)
          expect(flows.at(-1)!.balance).toBe(0n)
          // a half unit of rounding a payment, with interest until the last one, which clears the balance
          const years = (payments * frequencyMonths) / 12
          const within = BigInt(Math.ceil(payments * Math.exp((Number(rate) / 1e9) * years)))
          flows.forEach(({ interest, principal }, n) => {
            const off = interest + principal - due[n]!.amount
            expect(n < due.length - 1 ? off === 0n : off <= within && off >= -within).toBe(true)
          })
        },
      ),
      { numRuns: 60 },
    )
  })

  it('refuses what is no lease, by name', () => {
    expect(() => leasePayments({ ...rent, payments: 0 })).toThrow(/payments/)
    expect(() => leasePayments({ ...rent, payments: Number.NaN })).toThrow(/payments/)
    expect(() => leasePayments({ ...rent, waived: 25 })).toThrow(/waived/)
    expect(() => leasePayments({ ...rent, payment: -1n })).toThrow(/payment/)
    expect(() => leasePayments({ ...rent, escalation: -1_000_000_000n })).toThrow(/escalation/)
    expect(() => leaseClaim(rent, '2030-01-01', 0n)).toThrow(/cutOffDate/)
    expect(() => leaseClaim(rent, '2026-01-01', -1n)).toThrow(/implicitRate/)
  })
})
