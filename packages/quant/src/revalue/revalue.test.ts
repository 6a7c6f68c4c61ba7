import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { riskyValue } from '../credit/riskyValue.ts'
import { addMonths } from '../date/addMonths.ts'
import { toDay } from '../date/toDay.ts'
import { datedTables } from './datedTables.ts'
import { type LoanColumns, loanColumns } from './LoanColumns.ts'
import { valueDated } from './valueDated.ts'
import { valueOnGrid } from './valueOnGrid.ts'

const VALUATION = toDay('2026-01-29')
const zero = (years: number) => Math.exp(-(0.035 + 0.0004 * years) * years)
const grid = Float64Array.from({ length: 361 }, (_, k) => zero(k / 12))
const tables = datedTables(VALUATION, (days) => zero(days / 365))

const loan = fc.record({
  balance: fc.double({ min: 1, max: 1e6, noNaN: true }),
  rate: fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 0.4, noNaN: true })),
  hazard: fc.double({ min: 0, max: 0.5, noNaN: true }),
  recovery: fc.double({ min: 0, max: 1, noNaN: true }),
  months: fc.integer({ min: 1, max: 360 }),
  daysIntoPeriod: fc.integer({ min: 0, max: 27 }),
})
type Loan = typeof loan extends fc.Arbitrary<infer T> ? T : never

function columns(loans: readonly Loan[], shared = false): LoanColumns {
  const made = loanColumns(loans.length, shared)
  loans.forEach((terms, i) => {
    for (const field of ['balance', 'rate', 'hazard', 'recovery', 'months', 'daysIntoPeriod'] as const)
      made[field][i] = terms[field]
  })
  return made
}

/** The loan payment by payment, times in years as `years` says. */
function flows(terms: Loan, years: (k: number) => number) {
  const i = terms.rate / 12
  const payment =
    i === 0 ? terms.balance / terms.months : (terms.balance * i) / (1 - (1 + i) ** -terms.months)
  let balance = terms.balance
  return Array.from({ length: terms.months }, (_, n) => {
    const flow = { years: years(n + 1), amount: payment, balanceBefore: balance }
    balance += balance * i - payment
    return flow
  })
}

describe('loans by the million', () => {
  it('on a monthly grid are worth what their payments are worth one by one', () => {
    fc.assert(
      fc.property(loan, (terms) => {
        const loans = columns([terms])
        let expected = 0
        let before = 1
        for (const { years, amount, balanceBefore } of flows(terms, (k) => k / 12)) {
          const alive = Math.exp(-terms.hazard * years)
          expected += (amount * alive + terms.recovery * balanceBefore * (before - alive)) * zero(years)
          before = alive
        }
        expect(Math.abs(valueOnGrid(loans, grid) / expected - 1)).toBeLessThan(1e-11)
      }),
    )
  })

  it('on actual dates are worth what the risky value of their payments is', () => {
    fc.assert(
      fc.property(loan, (terms) => {
        const day = (k: number) => (k === 0 ? 0 : addMonths(VALUATION - terms.daysIntoPeriod, k) - VALUATION)
        let expected = 0
        flows(terms, (k) => day(k) / 365).forEach(({ amount, balanceBefore }, n) => {
          const [start, end] = [day(n), day(n + 1)]
          const alive = (days: number) => Math.exp((-terms.hazard * days) / 365)
          expected += amount * alive(end) * zero(end / 365)
          expected +=
            terms.recovery *
            balanceBefore *
            (alive(start) - alive(end)) *
            zero((start + ((end - start) >> 1)) / 365)
        })
        expect(Math.abs(valueDated(columns([terms]), tables) / expected - 1)).toBeLessThan(1e-11)
      }),
    )
  })

  it('differ from the continuous-time middle only by the odd half day', () => {
    const terms = { balance: 1000, rate: 0.08, hazard: 0.03, recovery: 0.4, months: 120, daysIntoPeriod: 14 }
    const years = (k: number) => (addMonths(VALUATION - 14, k) - VALUATION) / 365
    const continuous = riskyValue(flows(terms, years), 0.4, zero, (time) => Math.exp(-0.03 * time))
    expect(Math.abs(valueDated(columns([terms]), tables) / continuous - 1)).toBeLessThan(1e-5)
  })

  it('give the same values whoever shares the work', () => {
    fc.assert(
      fc.property(fc.array(loan, { minLength: 2, maxLength: 40 }), fc.nat({ max: 40 }), (terms, cut) => {
        const at = Math.min(cut, terms.length)
        const whole = columns(terms)
        const parts = columns(terms, true)
        valueOnGrid(whole, grid)
        valueOnGrid(parts, grid, 0, at)
        valueOnGrid(parts, grid, at)
        expect([...parts.value]).toEqual([...whole.value])
      }),
      { numRuns: 30 },
    )
  })

  it('refuse a row that has no value, by its number', () => {
    const terms = { balance: 1, rate: 0.1, hazard: 0.1, recovery: 0.5, months: 12, daysIntoPeriod: 0 }
    expect(() => valueOnGrid(columns([terms, { ...terms, balance: Number.NaN }]), grid)).toThrow(/loans\[1\]/)
    expect(() => valueDated(columns([{ ...terms, months: 361 }]), tables)).toThrow(/loans\[0\]/)
    expect(() => valueOnGrid(columns([terms]), grid, 0, 2)).toThrow(/to is 2/)
    expect(() => valueOnGrid(columns([terms]), new Float64Array(12))).toThrow(/discount/)
  })
})
