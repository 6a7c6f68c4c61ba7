import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths } from '../date/addMonths.ts'
import { toDay } from '../date/toDay.ts'
import type { DayCount, DayCountContext } from './DayCount.ts'
import { type Thirty360, thirty360 } from './thirty360.ts'
import { yearFraction } from './yearFraction.ts'

const DATA = process.env.SPECIE_DATA ?? join(import.meta.dirname, '../../../../../shared/data')
const FILE = join(DATA, 'vectors/quantlib_daycount_bond_vectors.json')

const between = (convention: DayCount, start: string, end: string, context?: DayCountContext) =>
  yearFraction(convention, toDay(start), toDay(end), context)

describe('30/360', () => {
  // ISDA 2006 §4.16(f)–(h); "30/360 Day Count Conventions" examples of ISDA
  it.each<[Thirty360, string, string, number]>([
    ['30/360', '2007-01-31', '2007-02-28', 28],
    ['30/360', '2007-08-31', '2007-10-31', 60],
    ['30/360', '2008-02-29', '2008-03-31', 32],
    ['30/360 US', '2024-02-29', '2024-03-31', 30],
    ['30/360 US', '2007-02-28', '2008-02-29', 360],
    ['30/360 US', '2007-02-28', '2007-03-31', 30],
    ['30E/360', '2007-02-28', '2007-03-31', 32],
    ['30E/360', '2006-08-31', '2007-02-28', 178],
    ['30E/360 ISDA', '2006-08-31', '2007-02-28', 180],
    ['30E/360 ISDA', '2007-02-28', '2007-03-31', 30],
  ])('%s counts %s to %s as %i days', (convention, start, end, days) => {
    expect(thirty360(convention, toDay(start), toDay(end))).toBe(days)
  })

  it('spares the maturity its end-of-February rule in 30E/360 ISDA', () => {
    expect(thirty360('30E/360 ISDA', toDay('2006-08-31'), toDay('2007-02-28'), toDay('2007-02-28'))).toBe(178)
  })
})

describe('actual days', () => {
  // ISDA, "EMU and market conventions: recent developments", 1998, worked examples
  it('give the published fractions of a semi-annual coupon', () => {
    const reference = { start: toDay('2003-11-01'), end: toDay('2004-05-01') }
    expect(between('ACT/ACT ISDA', '2003-11-01', '2004-05-01')).toBeCloseTo(0.497724380567, 11)
    expect(between('ACT/ACT ICMA', '2003-11-01', '2004-05-01', { reference })).toBe(0.5)
    expect(between('ACT/ACT AFB', '2003-11-01', '2004-05-01')).toBeCloseTo(0.497267759563, 11)
    expect(between('ACT/360', '2003-11-01', '2004-05-01')).toBeCloseTo(182 / 360, 15)
    expect(between('ACT/365F', '2003-11-01', '2004-05-01')).toBeCloseTo(182 / 365, 15)
  })

  it('add up over any day between, for the conventions that count actual days', () => {
    const day = fc.integer({ min: 0, max: 30_000 })
    fc.assert(
      fc.property(day, day, day, (...days) => {
        const [a, b, c] = days.sort((x, y) => x - y) as [number, number, number]
        const reference = { start: 11_000, end: addMonths(11_000, 6) }
        for (const convention of ['ACT/360', 'ACT/365F', 'ACT/ACT ISDA', 'ACT/ACT ICMA'] as const) {
          const part = (start: number, end: number) => yearFraction(convention, start, end, { reference })
          expect(part(a, b) + part(b, c)).toBeCloseTo(part(a, c), 10)
        }
      }),
    )
  })

  it('refuse days in the wrong order and ICMA without its period', () => {
    expect(() => between('ACT/360', '2024-01-02', '2024-01-01')).toThrow(/end is/)
    expect(() => between('ACT/ACT ICMA', '2024-01-01', '2024-01-02')).toThrow(/context\.reference/)
  })
})

describe('equal periods', () => {
  it('count a month as a twelfth, however long it is', () => {
    expect(between('equal periods', '2026-01-31', '2026-02-28')).toBe(1 / 12)
    expect(between('equal periods', '2026-02-28', '2026-03-28')).toBe(1 / 12)
    expect(between('equal periods', '2026-01-01', '2026-07-11')).toBeCloseTo(0.5 + 10 / 365, 15)
  })
})

describe.skipIf(!existsSync(FILE))('the development vectors of day counts', () => {
  const vectors = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : { actact: [], thirty360: [] }
  const names: Record<string, DayCount> = {
    'ActAct ISDA': 'ACT/ACT ISDA',
    'ActAct ISMA': 'ACT/ACT ICMA',
    'ActAct AFB': 'ACT/ACT AFB',
    '30/360 BondBasis': '30/360',
    '30/360 EurobondBasis': '30E/360',
    '30/360 USA': '30/360 US',
    '30E/360 ISDA': '30E/360 ISDA',
  }

  it('hold for actual days', () => {
    expect(vectors.actact.length).toBeGreaterThan(0)
    for (const { convention, start, end, refStart, refEnd, yearFraction: expected } of vectors.actact) {
      const context = refStart === null ? {} : { reference: { start: toDay(refStart), end: toDay(refEnd) } }
      expect(between(names[convention]!, start, end, context), `${convention} ${start} ${end}`).toBeCloseTo(
        expected,
        10,
      )
    }
  })

  it('hold for months of thirty days', () => {
    expect(vectors.thirty360.length).toBeGreaterThan(0)
    for (const { convention, start, end, terminationDate, days } of vectors.thirty360) {
      const maturity = terminationDate === undefined ? undefined : toDay(terminationDate)
      const found = thirty360(names[convention] as Thirty360, toDay(start), toDay(end), maturity)
      expect(found, `${convention} ${start} ${end}`).toBe(days)
    }
  })
})
