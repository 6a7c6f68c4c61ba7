import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toDay } from '../date/toDay.ts'
import { datedTables } from './datedTables.ts'
import { type LoanColumns, loanColumns } from './LoanColumns.ts'
import { prepareDated } from './prepareDated.ts'
import { prepareGrid } from './prepareGrid.ts'
import { valueDated } from './valueDated.ts'
import { valueOnGrid } from './valueOnGrid.ts'

const zero = (years: number, shift: number) => Math.exp(-(0.035 + shift + 0.0004 * years) * years)
const gridOf = (shift: number) => Float64Array.from({ length: 361 }, (_, k) => zero(k / 12, shift))
const tablesOf = (shift: number) => datedTables(toDay('2026-01-29'), (days) => zero(days / 365, shift))
const [tables, movedTables] = [tablesOf(0), tablesOf(0.01)]

const loan = fc.record({
  balance: fc.double({ min: 1, max: 1e6, noNaN: true }),
  rate: fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 0.4, noNaN: true })),
  hazard: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.5, noNaN: true })),
  recovery: fc.double({ min: 0, max: 1, noNaN: true }),
  months: fc.oneof(fc.integer({ min: 1, max: 360 }), fc.integer({ min: 1, max: 3 })),
  daysIntoPeriod: fc.integer({ min: 0, max: 27 }),
})
const portfolios = fc.array(loan, { minLength: 1, maxLength: 60 }).map((loans): LoanColumns => {
  const made = loanColumns(loans.length)
  loans.forEach((terms, i) => {
    for (const field of ['balance', 'rate', 'hazard', 'recovery', 'months', 'daysIntoPeriod'] as const)
      made[field][i] = terms[field]
  })
  return made
})

/** Largest relative difference of the values of two portfolios. */
function difference(found: LoanColumns, expected: LoanColumns): number {
  return found.value.reduce((most, value, i) => Math.max(most, Math.abs(value / expected.value[i]! - 1)), 0)
}

describe('prepared loans', () => {
  it('are valued by SIMD here', () => {
    const loans = loanColumns(0)
    expect([prepareGrid(loans).simd, prepareDated(loans, tables).simd]).toEqual([true, true])
  })

  it('are worth on a monthly grid what they are worth one by one, before and after a move of the curve', () => {
    fc.assert(
      fc.property(portfolios, (loans) => {
        const prepared = prepareGrid(loans)
        const expected = { ...loans, value: new Float64Array(loans.value.length) }
        for (const shift of [0, 0.01, 0]) {
          const total = prepared.value(gridOf(shift))
          expect(Math.abs(total / valueOnGrid(expected, gridOf(shift)) - 1)).toBeLessThan(1e-12)
          expect(difference(loans, expected)).toBeLessThan(1e-12)
        }
      }),
    )
  })

  it('are worth on actual dates what they are worth one by one, before and after a move of the curve', () => {
    fc.assert(
      fc.property(portfolios, (loans) => {
        const prepared = prepareDated(loans, tables)
        const expected = { ...loans, value: new Float64Array(loans.value.length) }
        for (const curve of [tables, movedTables, tables]) {
          const total = prepared.value(curve)
          expect(Math.abs(total / valueDated(expected, curve) - 1)).toBeLessThan(1e-12)
          expect(difference(loans, expected)).toBeLessThan(1e-12)
        }
      }),
    )
  })

  it('have the same values whoever shares the work', () => {
    fc.assert(
      fc.property(portfolios, fc.nat(60), (loans, cut) => {
        const at = Math.min(cut, loans.value.length)
        prepareDated(loans, tables).value(movedTables)
        const whole = loans.value.slice()
        prepareDated(loans, tables, 0, at).value(movedTables)
        prepareDated(loans, tables, at).value(movedTables)
        expect([...loans.value]).toEqual([...whole])
      }),
      { numRuns: 30 },
    )
  })

  it('are worth the same where WebAssembly is missing', () => {
    const host = globalThis as { WebAssembly?: unknown }
    const { WebAssembly: kept } = host
    fc.assert(
      fc.property(portfolios, (loans) => {
        try {
          delete host.WebAssembly
          const [grid, dated] = [prepareGrid(loans), prepareDated(loans, tables)]
          expect([grid.simd, dated.simd]).toEqual([false, false])
          expect(grid.value(gridOf(0))).toBe(valueOnGrid(loans, gridOf(0)))
          expect(dated.value(tables)).toBe(valueDated(loans, tables))
        } finally {
          host.WebAssembly = kept
        }
      }),
      { numRuns: 10 },
    )
  })

  it('refuse a row that has no value, and a curve that is too short', () => {
    const loans = loanColumns(2)
    expect(() => prepareGrid(loans)).toThrow(/loans\[0\]/)
    expect(() => prepareDated(loans, tables)).toThrow(/loans\[0\]/)
    expect(() => prepareGrid(loanColumns(0)).value(new Float64Array(360))).toThrow(/discount/)
  })
})
