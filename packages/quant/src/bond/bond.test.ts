import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toDay } from '../date/toDay.ts'
import { billDiscountRate, billEquivalentYield, billMoneyMarketYield, billPrice } from './bill.ts'
import { bondAnalytics, bondYield } from './bondAnalytics.ts'
import { bondFlows } from './bondFlows.ts'
import type { FixedRateBond } from './FixedRateBond.ts'

const DATA = process.env.SPECIE_DATA ?? join(import.meta.dirname, '../../../../../shared/data')
const FILE = join(DATA, 'vectors/us_treasury_31cfr356_appB.json')

/** 31 CFR 356 Appendix B §II, examples A to E: terms that the dates of the examples imply. */
const EXAMPLES: readonly {
  bond: FixedRateBond
  settlement: string
  rate: number
  price: number
  accrued: number
}[] = [
  {
    bond: { dated: toDay('1990-05-15'), maturity: toDay('2020-05-15'), coupon: 0.0875 },
    settlement: '1990-05-15',
    rate: 0.0884,
    price: 99.057893,
    accrued: 0,
  },
  {
    bond: { dated: toDay('1990-04-02'), maturity: toDay('1992-03-31'), coupon: 0.085 },
    settlement: '1990-04-02',
    rate: 0.0859,
    price: 99.838183,
    accrued: 0,
  },
  {
    bond: {
      dated: toDay('1990-03-01'),
      firstPayment: toDay('1990-11-15'),
      maturity: toDay('1995-05-15'),
      coupon: 0.085,
    },
    settlement: '1990-03-01',
    rate: 0.0853,
    price: 99.805118,
    accrued: 0,
  },
  {
    bond: { dated: toDay('1985-11-15'), maturity: toDay('1995-11-15'), coupon: 0.095 },
    settlement: '1985-11-29',
    rate: 0.0954,
    price: 99.730918,
    accrued: 0.367403,
  },
  {
    bond: {
      dated: toDay('1985-07-02'),
      firstPayment: toDay('1986-02-15'),
      maturity: toDay('2005-08-15'),
      coupon: 0.1075,
    },
    settlement: '1985-11-04',
    rate: 0.1047,
    price: 102.214586,
    accrued: 3.672798,
  },
]

const bonds = fc
  .record({
    dated: fc.integer({ min: 8_000, max: 12_000 }),
    life: fc.integer({ min: 200, max: 10_950 }),
    coupon: fc.double({ min: 0, max: 0.15, noNaN: true }),
    paymentsPerYear: fc.constantFrom(1 as const, 2 as const, 4 as const, 12 as const),
    part: fc.double({ min: 0, max: 0.95, noNaN: true }),
  })
  .map(({ dated, life, part, ...rest }) => ({
    bond: { dated, maturity: dated + life, ...rest },
    settlement: dated + Math.floor(life * part),
  }))
const yields = fc.double({ min: -0.02, max: 0.3, noNaN: true })
const conventions = fc.constantFrom('street' as const, 'treasury' as const)

describe('a Treasury bond', () => {
  it.each(EXAMPLES)('priced to yield $rate costs $price', ({ bond, settlement, rate, price, accrued }) => {
    const found = bondAnalytics(bond, toDay(settlement), rate, 'treasury')
    expect(found.cleanPrice).toBeCloseTo(price, 6)
    expect(found.accrued).toBeCloseTo(accrued, 6)
    expect(bondYield(bond, toDay(settlement), found.cleanPrice, 'treasury')).toBeCloseTo(rate, 12)
  })

  it.skipIf(!existsSync(FILE))('agrees with the development vectors', () => {
    const { bonds: vectors } = JSON.parse(readFileSync(FILE, 'utf8'))
    expect(vectors).toHaveLength(EXAMPLES.length)
    vectors.forEach((vector: { i: number; price: number; accrued: number }, n: number) => {
      const { bond, settlement } = EXAMPLES[n]!
      const found = bondAnalytics(bond, toDay(settlement), vector.i, 'treasury')
      expect(found.cleanPrice).toBeCloseTo(vector.price, 6)
      expect(found.accrued).toBeCloseTo(vector.accrued, 6)
    })
  })
})

describe('a bond', () => {
  it('on a coupon date has the textbook duration and convexity', () => {
    // Fabozzi, Bond Markets, ch. 4: 6 %, 25 years, priced to yield 9 %
    const bond = { dated: toDay('2000-01-01'), maturity: toDay('2025-01-01'), coupon: 0.06 }
    const found = bondAnalytics(bond, bond.dated, 0.09)
    expect(found.cleanPrice).toBeCloseTo(70.357, 4)
    expect(found.modifiedDuration).toBeCloseTo(10.62, 2)
    expect(found.convexity).toBeCloseTo(182.92, 1)
  })

  it('is worth par when its coupon is its yield, on a coupon date', () => {
    const bond = { dated: toDay('2020-03-31'), maturity: toDay('2030-03-31'), coupon: 0.05 }
    expect(bondAnalytics(bond, toDay('2024-09-30'), 0.05).cleanPrice).toBeCloseTo(100, 11)
  })

  it('falls when yields rise, and comes back from its price', () => {
    fc.assert(
      fc.property(bonds, yields, conventions, ({ bond, settlement }, rate, convention) => {
        const { cleanPrice } = bondAnalytics(bond, settlement, rate, convention)
        expect(bondAnalytics(bond, settlement, rate + 1e-4, convention).cleanPrice).toBeLessThan(cleanPrice)
        expect(bondYield(bond, settlement, cleanPrice, convention)).toBeCloseTo(rate, 9)
      }),
    )
  })

  it('moves as its duration and convexity say', () => {
    fc.assert(
      fc.property(bonds, yields, conventions, ({ bond, settlement }, rate, convention) => {
        const at = (y: number) => bondAnalytics(bond, settlement, y, convention)
        const h = 1e-4
        const found = at(rate)
        const [up, down] = [at(rate + h).dirtyPrice, at(rate - h).dirtyPrice]
        expect((down - up) / (2 * h) / found.dirtyPrice / (found.modifiedDuration + 1e-3)).toBeCloseTo(
          found.modifiedDuration / (found.modifiedDuration + 1e-3),
          4,
        )
        expect((up - 2 * found.dirtyPrice + down) / (h * h) / found.dirtyPrice).toBeCloseTo(
          found.convexity,
          -1,
        )
        expect(found.dv01).toBeCloseTo((found.modifiedDuration * found.dirtyPrice) / 10_000, 12)
      }),
    )
  })

  it('pays all of its interest: accrued to a coupon date is the coupon', () => {
    const bond = { dated: toDay('2024-01-31'), maturity: toDay('2026-07-31'), coupon: 0.04 }
    expect(bondFlows(bond, toDay('2024-07-30')).accrued).toBeCloseTo((2 * 181) / 182, 12)
    expect(bondFlows(bond, toDay('2024-07-31')).accrued).toBe(0)
  })

  it('refuses a settlement outside its life', () => {
    expect(() => bondFlows({ dated: 10, maturity: 400, coupon: 0.05 }, 400)).toThrow(/settlement/)
    expect(() => bondYield({ dated: 10, maturity: 400, coupon: 0.05 }, 20, -1)).toThrow(/cleanPrice/)
  })
})

describe('a bill', () => {
  it('has the prices and yields of 31 CFR 356 Appendix B', () => {
    expect(billPrice(0.0761, 90)).toBeCloseTo(98.0975, 6)
    expect(billEquivalentYield(99.559444, 20)).toBeCloseTo(0.080757, 6)
    expect(billEquivalentYield(92.265, 364)).toBeCloseTo(0.082373244, 8)
    expect(billDiscountRate(98.0975, 90)).toBeCloseTo(0.0761, 12)
  })

  it('has one yield on both sides of half a year', () => {
    const short = billEquivalentYield(97.5, 182)
    const long = billEquivalentYield(97.5, 183)
    expect(Math.abs(long / short - 182 / 183)).toBeLessThan(2e-4)
    expect(billMoneyMarketYield(98.0975, 90)).toBeCloseTo(0.0761 / 0.980975, 12)
  })

  it('refuses a term beyond a year', () => {
    expect(() => billEquivalentYield(95, 400)).toThrow(/days/)
  })
})
