import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toIso } from '../date/toIso.ts'
import { bootstrapTreasury } from './bootstrapTreasury.ts'
import { discount } from './discount.ts'
import { forwardCurve } from './forwardCurve.ts'
import { packCurve } from './packCurve.ts'
import { readTreasuryRow } from './readTreasuryRow.ts'
import { treasuryCurve } from './treasuryCurve.ts'
import { unpackCurve } from './unpackCurve.ts'

const DATA = process.env.SPECIE_DATA ?? join(import.meta.dirname, '../../../../../shared/data')
const FILE = join(DATA, 'rates/us_treasury_par_yields_daily.csv')
const HEADER = 'date,m1,m2,m3,m4,m6,y1,y2,y3,y5,y7,y10,y20,y30'
// US Treasury, daily par yield curve rates, 11 July 2025
const ROW = '2025-07-11,4.37,4.47,4.41,4.42,4.31,4.09,3.9,3.86,3.99,4.19,4.43,4.96,4.96'

/** Price of a par bond on the nodes of a curve, coupons semi-annual. */
function parPrice(forwards: readonly number[], months: number, rate: number): number {
  let price = discount(forwards, months / 12)
  for (let date = months; date > 0; date -= 6) price += (rate / 2) * discount(forwards, date / 12)
  return price
}

describe('a packed curve', () => {
  it('comes back as it was packed', () => {
    const curves = fc.record({
      day: fc.integer({ min: 0, max: 65535 }),
      forwards: fc.array(fc.integer({ min: -8388608, max: 8388607 }), { minLength: 10, maxLength: 10 }),
    })
    fc.assert(
      fc.property(curves, (curve) => {
        const word = packCurve(curve)
        expect(word >> 256n).toBe(0n)
        expect(unpackCurve(word)).toEqual(curve)
      }),
    )
  })

  it('refuses what does not fit', () => {
    expect(() => packCurve({ day: 70_000, forwards: Array(10).fill(0) })).toThrow(/day is/)
    expect(() => packCurve({ day: 1, forwards: Array(10).fill(8388608) })).toThrow(/forwards\[0\]/)
    expect(() => packCurve({ day: 1, forwards: [1] })).toThrow(/forwards is/)
    expect(() => unpackCurve(1n << 256n)).toThrow(/word is/)
  })
})

describe('the Treasury bootstrap', () => {
  const { date, yields } = readTreasuryRow(HEADER, ROW)
  const nodes = bootstrapTreasury(yields)
  const curve = forwardCurve(nodes, 20_280)

  it('reads a row, leaving out what was not quoted', () => {
    expect(date).toBe('2025-07-11')
    expect(yields).toHaveLength(13)
    const early = readTreasuryRow(HEADER, '1990-01-02,,,7.83,,7.89,7.81,7.87,7.9,7.87,7.98,7.94,,8.0')
    expect(early.yields.map((node) => node.months)).toEqual([3, 6, 12, 24, 36, 60, 84, 120, 360])
    expect(readTreasuryRow('Date,"1 Mo"', '07/11/2025,4.37').date).toBe('2025-07-11')
    expect(readTreasuryRow('Date,"1 Mo","1.5 Month","30 Yr"', '2020-03-25,0.0,,1.45').yields).toEqual([
      { months: 1, yield: 0 },
      { months: 360, yield: 0.0145 },
    ])
  })

  it('prices every bill and every par bond it was made from', () => {
    const through = (months: number) => nodes.find((node) => node.months === months)!.discount
    expect(through(3)).toBeCloseTo(1 / (1 + 0.0441 / 4), 14)
    expect(through(6)).toBeCloseTo(1 / (1 + 0.0431 / 2), 14)
    expect(through(12) * (1 + 0.0409 / 2) + (0.0409 / 2) * through(6)).toBeCloseTo(1, 13)
    // between nodes the forward is constant, so the ten buckets reprice the bonds up to their own rounding
    for (const { months, yield: rate } of yields.filter((quote) => quote.months >= 12)) {
      expect(parPrice(curve.forwards, months, rate), `${months}`).toBeCloseTo(1, 5)
    }
  })

  it('gives back a flat curve', () => {
    const flat = [3, 6, 12, 24, 60, 120, 240, 360].map((months) => ({
      months,
      yield: months <= 6 ? (Math.exp((0.04 * months) / 12) - 1) / (months / 12) : 2 * (Math.exp(0.02) - 1),
    }))
    for (const forward of forwardCurve(bootstrapTreasury(flat), 0).forwards) expect(forward).toBe(400_000)
  })

  it('refuses nothing, doubles and nonsense', () => {
    expect(() => bootstrapTreasury([])).toThrow(/yields is/)
    expect(() =>
      bootstrapTreasury([
        { months: 3, yield: 0.04 },
        { months: 3, yield: 0.05 },
      ]),
    ).toThrow(/months is 3/)
    expect(() => bootstrapTreasury([{ months: 3, yield: Number.NaN }])).toThrow(/yield is NaN/)
    expect(() => readTreasuryRow(HEADER, '2025-07-11,x,,,,,,,,,,,,')).toThrow(/m1 is "x"/)
    expect(() => readTreasuryRow(HEADER, '2025-07-11,1')).toThrow(/row is/)
  })

  it.skipIf(!existsSync(FILE))('bootstraps every day on record', () => {
    const [header, ...rows] = readFileSync(FILE, 'utf8').trim().split('\n')
    let days = 0
    for (const row of rows) {
      const { yields: quotes } = readTreasuryRow(header!, row)
      if (quotes.length === 0) continue
      const found = treasuryCurve(header!, row)
      expect(row.startsWith(toIso(found.day))).toBe(true)
      for (const { months, yield: rate } of quotes.filter((quote) => [24, 60, 120].includes(quote.months))) {
        expect(parPrice(found.forwards, months, rate)).toBeCloseTo(1, 4)
      }
      days++
    }
    expect(days).toBeGreaterThan(8_000)
  })
})
