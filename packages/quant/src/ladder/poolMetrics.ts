import { bucketOf } from '../curve/buckets.ts'
import { bracketRoot } from '../numerics/bracketRoot.ts'
import { expectedFlows } from './expectedFlows.ts'
import { floatValue } from './floatValue.ts'
import type { Ladder } from './Ladder.ts'

/** What a pool is worth, what it yields and how it moves. Amounts in cash units, times in years, rates a year. */
export interface PoolMetrics {
  /** Principal outstanding at the cut-off. */
  readonly balance: number
  readonly value: number
  /** Value over balance. */
  readonly price: number
  /** Constant rate, continuously compounded, at which the expected cash is worth the value. */
  readonly yield: number
  /** Mean time of expected principal and recoveries. */
  readonly averageLife: number
  /** −dV/dr/V for a parallel move of the curve. */
  readonly duration: number
  /** d²V/dr²/V. */
  readonly convexity: number
  /** Fall of the value for a rise of one basis point of the curve, and by bucket. */
  readonly dv01: number
  readonly bucketDv01: readonly number[]
  /** Fall of the value for a rise of every hazard by one basis point. */
  readonly hazard01: number
  /** Fall of the value for a fall of every recovery by one percentage point. */
  readonly recovery01: number
  /** Principal expected to be lost over the whole life, undiscounted, and over the first twelve months. */
  readonly expectedLoss: number
  readonly expectedLossTwelveMonths: number
}

/**
 * Figures of a ladder at a curve, in floating point: the report beside the exact value.
 * @param forwards ten forward rates, 1e-7 a year
 * @param hazardShift added to the hazard of every segment, 1e-9 a year
 */
export function poolMetrics(ladder: Ladder, forwards: readonly number[], hazardShift = 0): PoolMetrics {
  const { value } = floatValue(ladder, forwards, hazardShift)
  const months = expectedFlows(ladder, hazardShift)
  const balance = ladder.reduce((sum, segment) => sum + Number(segment.openingBalance[0]!), 0)
  const presents = presentValues(ladder, forwards, hazardShift)
  const moment = (power: number) =>
    presents.reduce((sum, present, k) => sum + present * ((k + 1) / 12) ** power, 0) / value
  const principal = (row: (typeof months)[number]) => row.principal + row.recovered
  const returned = months.reduce((sum, row) => sum + principal(row), 0)
  const lower = ladder.map((segment) => ({
    ...segment,
    recovery: Math.max(segment.recovery - 10_000_000, 0),
  }))
  return {
    balance,
    value,
    price: value / balance,
    yield: yieldOf(
      months.map((row) => row.collected + row.recovered),
      value,
    ),
    averageLife: months.reduce((sum, row) => sum + (principal(row) * row.month) / 12, 0) / returned,
    duration: moment(1),
    convexity: moment(2),
    dv01: moment(1) * value * 1e-4,
    bucketDv01: bucketSensitivities(presents),
    hazard01: value - floatValue(ladder, forwards, hazardShift + 100_000).value,
    recovery01: value - floatValue(lower, forwards, hazardShift).value,
    expectedLoss: months.reduce((sum, row) => sum + row.lost, 0),
    expectedLossTwelveMonths: months.slice(0, 12).reduce((sum, row) => sum + row.lost, 0),
  }
}

/** Present value of each month. */
function presentValues(ladder: Ladder, forwards: readonly number[], hazardShift: number): number[] {
  const months = ladder.reduce((longest, segment) => Math.max(longest, segment.cash.length), 0)
  const presents = Array.from({ length: months }, () => 0)
  for (const segment of ladder) {
    let integral = 0
    for (const { month, collected, recovered } of expectedFlows([segment], hazardShift)) {
      integral += (forwards[bucketOf(month)]! * 1e-7 + segment.spread * 1e-9) / 12
      presents[month - 1]! += (collected + recovered) * Math.exp(-integral)
    }
  }
  return presents
}

/** A rise of one bucket's forward discounts everything in it by its time there, everything later by the whole bucket. */
function bucketSensitivities(presents: readonly number[]): number[] {
  const sensitivities = Array.from({ length: 10 }, () => 0)
  presents.forEach((present, k) => {
    for (let month = 1; month <= k + 1; month++) sensitivities[bucketOf(month)]! += (present * 1e-4) / 12
  })
  return sensitivities
}

function yieldOf(amounts: readonly number[], value: number): number {
  if (!(value > 0)) return Number.NaN
  const gap = (rate: number) =>
    amounts.reduce((sum, amount, k) => sum + amount * Math.exp((-rate * (k + 1)) / 12), 0) - value
  return bracketRoot(gap, 0.05, -12)
}
