import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeMoment } from '../moments/decodeMoment.ts'
import { encodeMoment } from '../moments/encodeMoment.ts'
import { momentsOf } from '../moments/momentsOf.ts'
import { remark } from '../moments/remark.ts'
import { decodeLadder } from './decodeLadder.ts'
import { encodeLadder } from './encodeLadder.ts'
import { exactValue } from './exactValue.ts'
import { floatValue } from './floatValue.ts'
import type { Segment } from './Ladder.ts'

const FLAT = Array.from({ length: 10 }, () => 400_000)

/** A level-pay loan of one million cash units at 12 % a year. */
function levelPay(months: number, hazard: number, recovery: number, spread: number): Segment {
  const monthly = 0.01
  const payment = (1e12 * monthly) / (1 - (1 + monthly) ** -months)
  const cash: bigint[] = []
  const openingBalance: bigint[] = []
  for (let k = 0, balance = 1e12; k < months; k++, balance = balance * (1 + monthly) - payment) {
    cash.push(BigInt(Math.round(payment)))
    openingBalance.push(BigInt(Math.round(balance)))
  }
  return { hazard, recovery, spread, cash, openingBalance }
}

const segment: fc.Arbitrary<Segment> = fc
  .record({
    months: fc.integer({ min: 1, max: 360 }),
    hazard: fc.integer({ min: 0, max: 200_000_000 }),
    recovery: fc.integer({ min: 0, max: 1_000_000_000 }),
    spread: fc.integer({ min: 0, max: 100_000_000 }),
  })
  .map(({ months, hazard, recovery, spread }) => levelPay(months, hazard, recovery, spread))
const ladders = fc.array(segment, { minLength: 1, maxLength: 4 })
const curves = fc.array(fc.integer({ min: -50_000, max: 900_000 }), { minLength: 10, maxLength: 10 })

describe('the ladder in bytes', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(ladders, (ladder) => {
        expect(decodeLadder(encodeLadder(ladder))).toEqual(ladder)
      }),
      { numRuns: 30 },
    )
  })

  it('is laid out as the contract reads it', () => {
    const bytes = encodeLadder([{ hazard: 1, recovery: 2, spread: 3, cash: [4n], openingBalance: [5n] }])
    expect(Buffer.from(bytes).toString('hex')).toBe(
      '0001000000010000000200000003000000000000000000040000000000000005',
    )
  })

  it('refuses bytes that end inside a segment', () => {
    const bytes = encodeLadder([levelPay(12, 0, 0, 0)])
    expect(() => decodeLadder(bytes.slice(0, -1))).toThrow(/whole segments|bytes is/)
    expect(() => decodeLadder(new Uint8Array(16))).toThrow(/0 months/)
  })

  it('refuses an amount beyond 64 bits, naming it', () => {
    const wide = { hazard: 0, recovery: 0, spread: 0, cash: [1n << 64n], openingBalance: [0n] }
    expect(() => encodeLadder([wide])).toThrow(/ladder\[0\]\.cash\[0\]/)
  })
})

describe('the exact value', () => {
  it('is the cash itself when nothing is discounted or lost', () => {
    const still = Array.from({ length: 10 }, () => 0)
    const ladder = [levelPay(360, 0, 500_000_000, 0)]
    const cash = ladder[0]!.cash.reduce((sum, amount) => sum + amount, 0n)
    expect(exactValue(ladder, still).value).toBe(cash)
  })

  it('meets the independent floating point value to 1e-12', () => {
    fc.assert(
      fc.property(
        ladders,
        curves,
        fc.integer({ min: -1_000_000, max: 50_000_000 }),
        (ladder, curve, shift) => {
          const exact = exactValue(ladder, curve, shift)
          const float = floatValue(ladder, curve, shift)
          // each of the ten buckets is rounded down to a whole unit
          expect(Math.abs(Number(exact.value) - float.value)).toBeLessThan(1e-12 * float.value + 10)
          expect(Math.abs(Number(exact.due) - float.due)).toBeLessThan(1e-12 * float.due + 1)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('falls when yields or hazards rise', () => {
    fc.assert(
      fc.property(ladders, curves, fc.integer({ min: 1, max: 100_000 }), (ladder, curve, rise) => {
        const base = exactValue(ladder, curve).value
        expect(
          exactValue(
            ladder,
            curve.map((forward) => forward + rise),
          ).value,
        ).toBeLessThan(base)
        const lossy = ladder.map((part) => ({ ...part, recovery: 0 }))
        expect(exactValue(lossy, curve, rise * 100).value).toBeLessThan(exactValue(lossy, curve).value)
      }),
      { numRuns: 30 },
    )
  })

  it('keeps the average spread between the smallest and the largest', () => {
    const value = exactValue([levelPay(36, 0, 0, 10_000_000), levelPay(36, 0, 0, 20_000_000)], FLAT)
    expect(value.averageSpread).toBeGreaterThan(14_900_000)
    expect(value.averageSpread).toBeLessThan(15_000_000)
  })
})

describe('moments', () => {
  it('come back from their words', () => {
    const moments = momentsOf([levelPay(360, 50_000_000, 400_000_000, 20_000_000)], FLAT)
    expect(moments.map(encodeMoment).map(decodeMoment)).toEqual(moments)
  })

  it('re-mark to the same value when nothing has changed', () => {
    const ladder = [levelPay(360, 50_000_000, 400_000_000, 20_000_000)]
    expect(remark(momentsOf(ladder, FLAT), FLAT)).toBe(exactValue(ladder, FLAT).value)
  })

  const moves = fc.integer({ min: -100_000, max: 100_000 })

  it('re-mark within one part in a million for any move of up to 100 basis points of the curve', () => {
    fc.assert(
      fc.property(
        ladders,
        curves,
        fc.array(moves, { minLength: 10, maxLength: 10 }),
        (ladder, curve, move) => {
          const moved = curve.map((forward, j) => forward + move[j]!)
          const exact = Number(exactValue(ladder, moved).value)
          expect(Math.abs(Number(remark(momentsOf(ladder, curve), moved)) / exact - 1)).toBeLessThan(1e-6)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('re-mark within two parts in 10,000 for a change of hazard of up to 100 basis points', () => {
    fc.assert(
      fc.property(ladders, curves, moves, (ladder, curve, move) => {
        const shift = move < 0 ? -Math.min(-move * 100, ...ladder.map((part) => part.hazard)) : move * 100
        const exact = Number(exactValue(ladder, curve, shift).value)
        expect(Math.abs(Number(remark(momentsOf(ladder, curve), curve, shift)) / exact - 1)).toBeLessThan(
          2e-4,
        )
      }),
      { numRuns: 60 },
    )
  })
})
