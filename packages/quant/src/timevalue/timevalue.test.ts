import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayOf } from '@specie/units'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toDay } from '../date/toDay.ts'
import { type SpreadsheetBasis, spreadsheetYearFraction } from '../daycount/spreadsheetYearFraction.ts'
import {
  annuityFutureValue,
  annuityInterest,
  annuityPayment,
  annuityPeriods,
  annuityPresentValue,
  annuityPrincipal,
  annuityRate,
  type PaymentTiming,
} from './annuity.ts'
import {
  decliningBalanceDepreciation,
  factorDepreciation,
  straightLineDepreciation,
  yearsDigitsDepreciation,
} from './depreciation.ts'
import { datedInternalRateOfReturn, internalRateOfReturn, netPresentValue } from './internalRateOfReturn.ts'
import {
  annualPercentageYield,
  discountedPrice,
  effectiveRate,
  nominalRate,
  simpleDiscountRate,
} from './rates.ts'

const DATA = process.env.SPECIE_DATA ?? join(import.meta.dirname, '../../../../../shared/data')
const FILE = join(DATA, 'vectors/excel_financial_functions.json')

const timing = (type: unknown): PaymentTiming => (type === 1 ? 'beginning' : 'end')
const day = (text: string) => {
  const [month, date, year] = text.split('/').map(Number)
  return dayOf(year!, month!, date!)
}

/** Spreadsheet names over ours, for the vectors. */
const FUNCTIONS: Record<string, (...args: never[]) => number> = {
  PMT: (r: number, n: number, pv: number, fv?: number, type?: number) =>
    annuityPayment(r, n, pv, fv, timing(type)),
  PV: (r: number, n: number, p: number, fv?: number, type?: number) =>
    annuityPresentValue(r, n, p, fv, timing(type)),
  FV: (r: number, n: number, p: number, pv?: number, type?: number) =>
    annuityFutureValue(r, n, p, pv, timing(type)),
  NPER: (r: number, p: number, pv: number, fv?: number, type?: number) =>
    annuityPeriods(r, p, pv, fv, timing(type)),
  RATE: (n: number, p: number, pv: number, fv?: number, type?: number, guess?: number) =>
    annuityRate(n, p, pv, fv, timing(type), guess),
  IPMT: (r: number, k: number, n: number, pv: number, fv?: number, type?: number) =>
    annuityInterest(r, k, n, pv, fv, timing(type)),
  PPMT: (r: number, k: number, n: number, pv: number, fv?: number, type?: number) =>
    annuityPrincipal(r, k, n, pv, fv, timing(type)),
  CUMIPMT: (r: number, n: number, pv: number, from: number, to: number, type: number) => {
    let sum = 0
    for (let k = from; k <= to; k++) sum += annuityInterest(r, k, n, pv, 0, timing(type))
    return sum
  },
  CUMPRINC: (r: number, n: number, pv: number, from: number, to: number, type: number) => {
    let sum = 0
    for (let k = from; k <= to; k++) sum += annuityPrincipal(r, k, n, pv, 0, timing(type))
    return sum
  },
  IRR: (amounts: (number | null)[] | (number | null)[][], guess?: number) =>
    // empty cells are left out, not zeros
    internalRateOfReturn(amounts.flat().filter((amount) => amount !== null) as number[], guess),
  NPV: (rate: number, ...amounts: (number | number[])[]) => netPresentValue(rate, [0, ...amounts.flat()]),
  EFFECT: (rate: number, n: number) => effectiveRate(rate, n),
  RRI: (n: number, pv: number, fv: number) => annuityRate(n, 0, -pv, fv),
  SLN: straightLineDepreciation,
  DB: decliningBalanceDepreciation,
  DDB: factorDepreciation,
  DISC: (start: string, end: string, price: number, redemption: number, basis: SpreadsheetBasis) =>
    simpleDiscountRate(price, redemption, spreadsheetYearFraction(basis, day(start), day(end))),
  PRICEDISC: (start: string, end: string, rate: number, redemption: number, basis: SpreadsheetBasis) =>
    discountedPrice(rate, redemption, spreadsheetYearFraction(basis, day(start), day(end))),
  // interest from issue to settlement, as the first of the two signatures of ACCRINT
  ACCRINT: (
    issue: string,
    _first: string,
    settlement: string,
    rate: number,
    par: number,
    _n: number,
    basis: SpreadsheetBasis,
  ) => par * rate * spreadsheetYearFraction(basis, day(issue), day(settlement)),
}

interface Vector {
  readonly fn: string
  readonly args: string
  readonly expected: number
  readonly tol: number
}

const vectors: Vector[] = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : []
/** Some rows of the file carry pieces of the test they were cut from; only whole argument lists are read. */
const whole = vectors.filter(
  ({ fn, args }) => fn in FUNCTIONS && !args.includes('expect') && !args.includes('error'),
)

describe.skipIf(vectors.length === 0)('the development vectors of spreadsheet functions', () => {
  const names = [...new Set(whole.map(({ fn }) => fn))]

  it.each(names)('hold for %s', (name) => {
    for (const { args, expected, tol } of whole.filter(({ fn }) => fn === name)) {
      const list = new Function(`return [${args}]`)() as never[]
      const found = FUNCTIONS[name]!(...list)
      expect(Math.abs(found - expected), `${name}(${args}) is ${found}, not ${expected}`).toBeLessThanOrEqual(
        Math.max(tol, 1e-9 * Math.abs(expected), 1e-8 * Number(tol === 0)),
      )
    }
  })
})

describe('time value', () => {
  it('has the published rates', () => {
    // 12 CFR 1026 Appendix J (c)(1)(i): 5,000 repaid by 24 monthly payments of 230
    expect(annuityRate(24, -230, 5000) * 12 * 100).toBeCloseTo(9.69, 2)
    // 12 CFR 1030 Appendix A
    expect(annualPercentageYield(61.68, 1000, 365) * 100).toBeCloseTo(6.17, 2)
    expect(annualPercentageYield(30.37, 1000, 182) * 100).toBeCloseTo(6.18, 2)
    expect(annualPercentageYield(5.25, 1000, 30) * 100).toBeCloseTo(6.58, 2)
    // Microsoft, XIRR: the example of its documentation
    const days = ['2008-01-01', '2008-03-01', '2008-10-30', '2009-02-15', '2009-04-01']
    const amounts = [-10_000, 2_750, 4_250, 3_250, 2_750].map((amount, n) => ({
      amount,
      day: toDay(days[n]!),
    }))
    expect(datedInternalRateOfReturn(amounts)).toBeCloseTo(0.373362535, 8)
  })

  it('balances: each of the five amounts follows from the others', () => {
    const rates = fc.double({ min: -0.02, max: 0.03, noNaN: true })
    const amounts = fc.double({ min: 1, max: 1e6, noNaN: true })
    const timings = fc.constantFrom<PaymentTiming>('end', 'beginning')
    fc.assert(
      fc.property(
        rates,
        fc.integer({ min: 1, max: 240 }),
        amounts,
        amounts,
        timings,
        (rate, periods, pv, fv, due) => {
          const payment = annuityPayment(rate, periods, pv, fv, due)
          const scale = Math.abs(pv) + Math.abs(fv)
          expect(Math.abs(annuityPresentValue(rate, periods, payment, fv, due) - pv)).toBeLessThan(
            1e-8 * scale * 1.03 ** periods,
          )
          expect(annuityPeriods(rate, payment, pv, fv, due)).toBeCloseTo(periods, 3)
          let [interest, principal] = [0, 0]
          for (let k = 1; k <= periods; k++) {
            interest += annuityInterest(rate, k, periods, pv, fv, due)
            principal += annuityPrincipal(rate, k, periods, pv, fv, due)
          }
          expect(Math.abs(interest + principal - payment * periods)).toBeLessThan(1e-8 * scale)
          if (due === 'end') expect(Math.abs(principal + pv + fv)).toBeLessThan(1e-6 * scale)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('turns rates around', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.5, max: 2, noNaN: true }),
        fc.integer({ min: 1, max: 365 }),
        (rate, n) => {
          expect(effectiveRate(nominalRate(rate, n), n)).toBeCloseTo(rate, 11)
        },
      ),
    )
  })

  it('writes off exactly the cost less the salvage', () => {
    const total = (amount: (period: number) => number, life: number) =>
      Array.from({ length: life }, (_, n) => amount(n + 1)).reduce((sum, part) => sum + part, 0)
    expect(total((period) => yearsDigitsDepreciation(30, 7, 10, period), 10)).toBeCloseTo(23, 12)
    expect(total((period) => factorDepreciation(1e6, 1e5, 6, period), 6)).toBeCloseTo(9e5, 6)
  })

  it('refuses amounts of one sign and rates that nothing solves', () => {
    expect(() => internalRateOfReturn([1, 2, 3])).toThrow(/amounts/)
    expect(() => annuityRate(Number.NaN, 1, 1)).toThrow(/periods/)
    expect(() => annuityRate(10, 1, 1, 1)).toThrow(/nothing between/)
    expect(() => annuityPayment(-1, 10, 100)).toThrow(/rate/)
  })
})
