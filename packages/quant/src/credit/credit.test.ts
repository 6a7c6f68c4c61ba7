import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { impliedHazards, parSpread } from './creditDefaultSwap.ts'
import {
  expectedCreditLoss,
  provisionMatrixLoss,
  rollRateLosses,
  scenarioLoss,
  stageOf,
} from './expectedCreditLoss.ts'
import { survival } from './HazardCurve.ts'
import { riskyValue, riskyValueContinuous } from './riskyValue.ts'
import {
  cumulativeDefault,
  estimateTransitions,
  generatorOf,
  matrixPower,
  normaliseRows,
  requireTransitionMatrix,
  transitionOver,
} from './transitionMatrix.ts'

const DATA = process.env.SPECIE_DATA ?? join(import.meta.dirname, '../../../../../shared/data')
const JLT = join(DATA, 'credit/transition/JLT.csv')
const ECL = join(DATA, 'vectors/ifrs9_ecl_examples.json')
const flat = (rate: number) => (years: number) => Math.exp(-rate * years)

describe('a risky value', () => {
  const flows = (n: number, coupon: number) =>
    Array.from({ length: n }, (_, k) => ({
      years: k + 1,
      amount: coupon + (k === n - 1 ? 100 : 0),
      balanceBefore: 100,
    }))

  it('is the sum of survival and recovery by hand', () => {
    const value = riskyValue(flows(1, 5), 0.4, flat(0.03), flat(0.02))
    expect(value).toBeCloseTo(105 * Math.exp(-0.05) + 40 * (1 - Math.exp(-0.02)) * Math.exp(-0.015), 12)
  })

  it('has recovery at default as the limit of many short periods', () => {
    const fine = Array.from({ length: 5000 }, (_, k) => ({
      years: (k + 1) / 1000,
      amount: k === 4999 ? 100 : 0,
      balanceBefore: 100,
    }))
    expect(riskyValueContinuous(flows(5, 0), 0.4, flat(0.03), flat(0.05))).toBeCloseTo(
      riskyValue(fine, 0.4, flat(0.03), flat(0.05)),
      6,
    )
  })

  it('falls with hazard when less is recovered than owed, and needs no hazard at full recovery of a floater at zero rates', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (hazard, recovery) => {
          const value = (h: number) => riskyValue(flows(5, 4), recovery, flat(0.03), flat(h))
          expect(value(hazard + 0.01)).toBeLessThan(value(hazard))
          expect(riskyValueContinuous(flows(5, 0), 1, flat(0), flat(hazard))).toBeCloseTo(100, 9)
        },
      ),
    )
  })

  it('refuses payments in the wrong order', () => {
    expect(() => riskyValue([...flows(2, 1)].reverse(), 0.4, flat(0), flat(0))).toThrow(/years/)
  })
})

describe('hazards from credit default swaps', () => {
  it('give every spread back', () => {
    const quotes = [
      { years: 1, spread: 0.005 },
      { years: 3, spread: 0.01 },
      { years: 5, spread: 0.0125 },
      { years: 10, spread: 0.015 },
    ]
    const curve = impliedHazards(quotes, 0.4, flat(0.03))
    for (const { years, spread } of quotes) {
      expect(parSpread(curve, years, 0.4, flat(0.03))).toBeCloseTo(spread, 13)
    }
    // the credit triangle: spread over loss given default
    expect(curve.hazards[0]).toBeCloseTo(0.005 / 0.6, 4)
    expect(survival(curve, 20)).toBeCloseTo(survival(curve, 10) * Math.exp(-10 * curve.hazards[3]!), 12)
  })

  it('refuse spreads that no hazard gives', () => {
    expect(() =>
      impliedHazards(
        [
          { years: 1, spread: 0.1 },
          { years: 2, spread: 0.001 },
        ],
        0.4,
        flat(0.03),
      ),
    ).toThrow(/spread/)
    expect(() => survival({ times: [2, 1], hazards: [0.1, 0.1] }, 3)).toThrow(/times/)
  })
})

describe('transition matrices', () => {
  const matrix = [
    [0.9, 0.08, 0.02],
    [0.1, 0.8, 0.1],
    [0, 0, 1],
  ]

  it('multiply over periods', () => {
    expect(matrixPower(matrix, 2)[0]![2]).toBeCloseTo(0.9 * 0.02 + 0.08 * 0.1 + 0.02, 15)
    expect(matrixPower(matrix, 0)).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ])
    expect(cumulativeDefault(matrix, 3)[1]![1]).toBeCloseTo(matrixPower(matrix, 2)[1]![2]!, 15)
  })

  it('have a generator whose exponential gives them back', () => {
    const generator = generatorOf(matrix)
    generator.forEach((row, i) => {
      expect(row.reduce((sum, entry) => sum + entry, 0)).toBeCloseTo(0, 12)
      expect(row.every((entry, j) => j === i || entry >= 0)).toBe(true)
    })
    transitionOver(generator, 1).forEach((row, i) => {
      row.forEach((entry, j) => {
        expect(entry).toBeCloseTo(matrix[i]![j]!, 10)
      })
    })
    const half = transitionOver(generator, 0.5)
    requireTransitionMatrix(half, 1e-12)
    expect(matrixPower(half, 2)[0]![2]).toBeCloseTo(0.02, 10)
  })

  it('of two states default as the exponential does', () => {
    const generator = [
      [-0.03, 0.03],
      [0, 0],
    ]
    expect(transitionOver(generator, 7)[0]![1]).toBeCloseTo(-Math.expm1(-0.21), 13)
  })

  it('are estimated from counts', () => {
    expect(
      estimateTransitions([
        [90, 10],
        [0, 0],
      ]),
    ).toEqual([
      [0.9, 0.1],
      [0, 1],
    ])
  })

  it('are refused when rows are no probabilities', () => {
    expect(() =>
      requireTransitionMatrix([
        [0.5, 0.4],
        [0, 1],
      ]),
    ).toThrow(/matrix\[0\]/)
    expect(() =>
      generatorOf([
        [0.4, 0.6],
        [0, 1],
      ]),
    ).toThrow(/matrix/)
  })

  it.skipIf(!existsSync(JLT))('of published ratings have a near generator', () => {
    const rows = readFileSync(JLT, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(',').map(Number))
    const published = normaliseRows(rows)
    const back = transitionOver(generatorOf(published), 1)
    for (const [i, row] of back.entries()) {
      for (const [j, entry] of row.entries()) expect(Math.abs(entry - published[i]![j]!)).toBeLessThan(0.004)
    }
    const years = cumulativeDefault(published, 10)
    expect(years.every((row) => row.every((entry, n) => n === 0 || entry >= row[n - 1]!))).toBe(true)
  })
})

describe('expected credit loss', () => {
  it('has the stages of IFRS 9', () => {
    const facts = { originalPd: 0.01, currentPd: 0.01, daysPastDue: 0 }
    expect(stageOf(facts)).toBe(1)
    expect(stageOf({ ...facts, currentPd: 0.025 })).toBe(2)
    expect(stageOf({ ...facts, currentPd: 0.025 }, { lowRiskPd: 0.03 })).toBe(1)
    expect(stageOf({ ...facts, daysPastDue: 30 })).toBe(1)
    expect(stageOf({ ...facts, daysPastDue: 31 })).toBe(2)
    expect(stageOf({ ...facts, daysPastDue: 90 })).toBe(3)
    expect(stageOf({ ...facts, creditImpaired: true })).toBe(3)
  })

  it('counts twelve months or the whole life', () => {
    const periods = [1, 2, 3].map((years) => ({
      years,
      marginalPd: 0.02,
      lossGivenDefault: 0.5,
      exposureAtDefault: 1000,
    }))
    expect(expectedCreditLoss(periods, 0, 1)).toBeCloseTo(10, 12)
    expect(expectedCreditLoss(periods, 0)).toBeCloseTo(30, 12)
    expect(expectedCreditLoss(periods, 0.1)).toBeCloseTo(10 / 1.1 + 10 / 1.21 + 10 / 1.331, 12)
    expect(expectedCreditLoss(periods, 0, 1.5)).toBeCloseTo(15, 12)
  })

  it('weighs scenarios and ages', () => {
    expect(
      scenarioLoss([
        { probability: 0.3, loss: 100 },
        { probability: 0.7, loss: 10 },
      ]),
    ).toBeCloseTo(37, 12)
    expect(rollRateLosses([0.1, 0.5, 0.8])).toEqual([expect.closeTo(0.04, 12), expect.closeTo(0.4, 12), 0.8])
    expect(() => scenarioLoss([{ probability: 0.3, loss: 100 }])).toThrow(/probability/)
    expect(() =>
      expectedCreditLoss([{ years: 1, marginalPd: 1.1, lossGivenDefault: 1, exposureAtDefault: 1 }], 0),
    ).toThrow(/marginalPd/)
  })

  it.skipIf(!existsSync(ECL))('has the results of the development vectors', () => {
    const { examples } = JSON.parse(readFileSync(ECL, 'utf8'))
    for (const example of examples) {
      if (example.buckets !== undefined) {
        const printed = example.buckets.reduce(
          (total: number, bucket: { ecl: number }) => total + bucket.ecl,
          0,
        )
        // one source prints 112.5 as 112
        expect(Math.abs(provisionMatrixLoss(example.buckets) - printed)).toBeLessThanOrEqual(0.5)
      } else {
        const loss = (pd: number) =>
          expectedCreditLoss(
            [{ years: 1, marginalPd: pd, lossGivenDefault: example.lgd, exposureAtDefault: example.gross }],
            0,
          )
        expect(loss(example.pd12)).toBeCloseTo(example.expected, 6)
        if (example.lifetime_pd !== undefined)
          expect(loss(example.lifetime_pd)).toBeCloseTo(example.expected_lifetime, 6)
      }
    }
  })
})
