import { describe, expect, it } from 'vitest'
import { exactValue } from './exactValue.ts'
import { expectedFlows } from './expectedFlows.ts'
import type { Ladder } from './Ladder.ts'
import { poolMetrics } from './poolMetrics.ts'

const FLAT = Array.from({ length: 10 }, () => 400_000)

/** Equal principal over five years with interest of 1 % a month on the balance. */
function ladder(hazard = 30_000_000): Ladder {
  const openingBalance = Array.from({ length: 60 }, (_, k) => 1_000_000_000n * BigInt(60 - k))
  const cash = openingBalance.map((balance) => 1_000_000_000n + balance / 100n)
  return [{ hazard, recovery: 400_000_000, spread: 20_000_000, cash, openingBalance }]
}

describe('the expected cash of a pool', () => {
  it('returns the whole balance as principal, recovery or loss', () => {
    const months = expectedFlows(ladder())
    const total = months.reduce((sum, month) => sum + month.principal + month.recovered + month.lost, 0)
    expect(total / 60e9).toBeCloseTo(1, 12)
    expect(expectedFlows(ladder(0)).reduce((sum, month) => sum + month.lost, 0)).toBe(0)
  })
})

describe('the figures of a pool', () => {
  const metrics = poolMetrics(ladder(), FLAT)

  it('have the exact value, and a yield that discounts to it', () => {
    expect(metrics.value / Number(exactValue(ladder(), FLAT).value)).toBeCloseTo(1, 9)
    // a flat curve and one segment: the yield is the forward and the spread
    expect(metrics.yield).toBeCloseTo(0.06, 10)
    expect(metrics.balance).toBe(60e9)
  })

  it('have sensitivities that meet a revaluation', () => {
    const value = (shift: number, hazard = 0) =>
      Number(
        exactValue(
          ladder(),
          FLAT.map((forward) => forward + shift),
          hazard,
        ).value,
      )
    expect(metrics.dv01 / ((value(-100) - value(100)) * 5)).toBeCloseTo(1, 6)
    expect(metrics.bucketDv01.reduce((sum, part) => sum + part, 0) / metrics.dv01).toBeCloseTo(1, 12)
    const rise = FLAT.map((forward, j) => (j === 3 ? forward + 1_000 : forward))
    const fall = Number(exactValue(ladder(), FLAT).value) - Number(exactValue(ladder(), rise).value)
    expect(metrics.bucketDv01[3]! / fall).toBeCloseTo(1, 3)
    expect(metrics.hazard01 / (value(0) - value(0, 100_000))).toBeCloseTo(1, 6)
    expect((value(1_000) - 2 * value(0) + value(-1_000)) / 1e-8 / value(0) / metrics.convexity).toBeCloseTo(
      1,
      3,
    )
  })

  it('have an average life without default in closed form', () => {
    // equal principal over n months: (n + 1)/24 years
    expect(poolMetrics(ladder(0), FLAT).averageLife).toBeCloseTo(61 / 24, 12)
    expect(poolMetrics(ladder(0), FLAT).expectedLoss).toBe(0)
    expect(metrics.expectedLossTwelveMonths).toBeLessThan(metrics.expectedLoss)
  })
})
