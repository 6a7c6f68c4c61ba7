import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toDay } from '../date/toDay.ts'
import {
  indexRatio,
  inflationIndexedBond,
  inflationIndexedRedemption,
  referenceIndex,
} from './inflationIndexed.ts'

const DATA = process.env.SPECIE_DATA ?? join(import.meta.dirname, '../../../../../shared/data')
const FILE = join(DATA, 'vectors/us_treasury_31cfr356_appB.json')

describe('an inflation-indexed bond', () => {
  it('has the index ratio of 31 CFR 356 Appendix B §III', () => {
    expect(indexRatio(163.29032, 161.55484)).toBe(1.01074)
  })

  it.skipIf(!existsSync(FILE))('agrees with the development vectors', () => {
    const { tips } = JSON.parse(readFileSync(FILE, 'utf8'))
    expect(tips.length).toBeGreaterThan(0)
    for (const { ref_cpi, ref_cpi_dated, index_ratio } of tips) {
      expect(indexRatio(ref_cpi, ref_cpi_dated)).toBe(index_ratio)
    }
  })

  it('reads its index three months back, and on a straight line from the first to the next month', () => {
    // 31 CFR 356 Appendix B §I.B: CPI-U of January 1996 is 154.4, of February 154.9; 25 April is 24 of 30 days on
    const index = (_: number, month: number) => ({ 1: 154.4, 2: 154.9 })[month] ?? Number.NaN
    expect(referenceIndex(toDay('1996-04-01'), index)).toBe(154.4)
    expect(referenceIndex(toDay('1996-04-25'), index)).toBe(154.8)
    expect(() => referenceIndex(toDay('1996-07-01'), index)).toThrow(/monthlyIndex\(1996, 4\)/)
  })

  it('reaches back over the new year', () => {
    const asked: string[] = []
    referenceIndex(toDay('2026-02-10'), (year, month) => {
      asked.push(`${year}-${month}`)
      return 320
    })
    expect(new Set(asked)).toEqual(new Set(['2025-11', '2025-12']))
  })

  it('settles at its real price and interest, both times the ratio', () => {
    const bond = { dated: toDay('2024-01-15'), maturity: toDay('2034-01-15'), coupon: 0.0175 }
    fc.assert(
      fc.property(
        fc.double({ min: -0.03, max: 0.08, noNaN: true }),
        fc.double({ min: 0.5, max: 3, noNaN: true }),
        (realYield, ratio) => {
          const found = inflationIndexedBond(bond, toDay('2026-04-10'), realYield, ratio)
          expect(found.settlementAmount).toBeCloseTo(found.real.dirtyPrice * ratio, 10)
        },
      ),
    )
  })

  it('repays at least its par', () => {
    expect(inflationIndexedRedemption(1000, 0.97)).toBe(1000)
    expect(inflationIndexedRedemption(1000, 1.25)).toBe(1250)
    expect(() => inflationIndexedBond({ dated: 0, maturity: 100, coupon: 0.01 }, 10, 0.01, 0)).toThrow(
      /ratio/,
    )
  })
})
