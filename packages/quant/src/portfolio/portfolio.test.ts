import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { irbCapital } from './irbCapital.ts'
import { lossDistribution } from './lossDistribution.ts'
import type { Portfolio } from './Portfolio.ts'
import { simulateLosses } from './simulateLosses.ts'
import { lossQuantile, trancheExpectedLoss } from './trancheLoss.ts'
import { vasicekDistribution, vasicekQuantile } from './vasicek.ts'

const homogeneous = (count: number, pd: number, correlation: number): Portfolio => ({
  pd: new Float64Array(count).fill(pd),
  lossUnits: new Int32Array(count).fill(1),
  correlation,
})

const portfolios = fc
  .record({
    loans: fc.array(
      fc.tuple(fc.double({ min: 0.001, max: 0.5, noNaN: true }), fc.integer({ min: 0, max: 6 })),
      { minLength: 1, maxLength: 25 },
    ),
    correlation: fc.double({ min: 0, max: 0.6, noNaN: true }),
  })
  .map(
    ({ loans, correlation }): Portfolio => ({
      pd: Float64Array.from(loans, ([pd]) => pd),
      lossUnits: Int32Array.from(loans, ([, units]) => units),
      correlation,
    }),
  )

describe('irbCapital', () => {
  // Basel II (2006), Annex 5, illustrative risk weights at LGD 45 %, maturity 2.5 years
  it.each([
    ['corporate', 0.01, 0.9232],
    ['corporate', 0.0003, 0.1444],
    ['corporate', 0.2, 2.3823],
    ['residentialMortgage', 0.01, 0.564],
    ['otherRetail', 0.01, 0.4577],
  ] as const)('of %s at PD %s weighs %s', (exposureClass, pd, weight) => {
    expect(irbCapital({ exposureClass, pd, lgd: 0.45, maturity: 2.5 }).riskWeight).toBeCloseTo(weight, 4)
  })
})

describe('vasicek', () => {
  it('quantile and distribution undo each other', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.3, noNaN: true }),
        fc.double({ min: 0.02, max: 0.5, noNaN: true }),
        fc.double({ min: 0.01, max: 0.999, noNaN: true }),
        (pd, correlation, confidence) => {
          expect(
            vasicekDistribution(pd, correlation, vasicekQuantile(pd, correlation, confidence)),
          ).toBeCloseTo(confidence, 10)
        },
      ),
    )
  })
})

describe('lossDistribution', () => {
  it('is binomial without correlation', () => {
    const distribution = lossDistribution(homogeneous(10, 0.1, 0))
    let binomial = 0.9 ** 10
    for (let k = 0; k <= 10; k++) {
      expect(distribution[k]!).toBeCloseTo(binomial, 14)
      binomial *= ((10 - k) / (k + 1)) * (0.1 / 0.9)
    }
  })

  it('sums to one and has the expected loss of its loans', () => {
    fc.assert(
      fc.property(portfolios, (portfolio) => {
        const distribution = lossDistribution(portfolio)
        const expected = portfolio.pd.reduce((sum, pd, i) => sum + pd * portfolio.lossUnits[i]!, 0)
        expect(distribution.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 13)
        expect(distribution.reduce((sum, p, loss) => sum + p * loss, 0)).toBeCloseTo(expected, 8)
      }),
    )
  })

  it('of two loans has their joint default probability', () => {
    // P(both) = ∫ p(z)² φ(z) dz; at ρ = 0.5 and PD 0.5 it is 1/4 + asin(0.5)/(2π) = 1/3
    expect(lossDistribution(homogeneous(2, 0.5, 0.5))[2]!).toBeCloseTo(1 / 3, 9)
  })

  it('nears the Vasicek distribution as the pool grows finer', () => {
    const distribution = lossDistribution(homogeneous(4000, 0.02, 0.15))
    const below = distribution.subarray(0, 4000 * 0.05 + 1).reduce((a, b) => a + b, 0)
    expect(below).toBeCloseTo(vasicekDistribution(0.02, 0.15, 0.05), 3)
  })
})

describe('trancheExpectedLoss', () => {
  it('of all tranches adds up to the loss of the pool', () => {
    const distribution = lossDistribution(homogeneous(100, 0.03, 0.2))
    const points = [0, 3, 7, 20, 100]
    const total = points.slice(1).reduce((sum, detachment, i) => {
      const attachment = points[i]!
      return sum + (detachment - attachment) * trancheExpectedLoss(distribution, attachment, detachment)
    }, 0)
    expect(total).toBeCloseTo(3, 8)
  })

  it('refuses a tranche without width', () => {
    expect(() => trancheExpectedLoss(Float64Array.of(1), 5, 5)).toThrow(/detachment/)
  })
})

describe('simulateLosses', () => {
  const portfolio: Portfolio = {
    pd: Float64Array.from({ length: 200 }, (_, i) => 0.002 + 0.005 * (i % 20)),
    lossUnits: Int32Array.from({ length: 200 }, (_, i) => 1 + (i % 7)),
    correlation: 0.2,
  }

  it('agrees with the exact distribution within its noise', () => {
    const paths = 40_000
    const losses = simulateLosses(portfolio, { paths, seed: 7 })
    const distribution = lossDistribution(portfolio)
    const mean = distribution.reduce((sum, p, loss) => sum + p * loss, 0)
    const variance = distribution.reduce((sum, p, loss) => sum + p * (loss - mean) ** 2, 0)
    const found = losses.reduce((a, b) => a + b, 0) / paths
    expect(Math.abs(found - mean)).toBeLessThan(4 * Math.sqrt(variance / paths))
    const tail = lossQuantile(distribution, 0.99)
    const beyond = losses.filter((loss) => loss > tail).length / paths
    const expected = distribution.subarray(tail + 1).reduce((a, b) => a + b, 0)
    expect(Math.abs(beyond - expected)).toBeLessThan(4 * Math.sqrt(expected / paths))
  })

  it('gives the same paths however they are shared out', () => {
    const whole = simulateLosses(portfolio, { paths: 3000, seed: 1 })
    const parts = [0, 1000, 2000].flatMap((firstPath) => [
      ...simulateLosses(portfolio, { paths: 1000, seed: 1, firstPath }),
    ])
    expect(parts).toEqual([...whole])
    expect([...simulateLosses(portfolio, { paths: 3000, seed: 2 })]).not.toEqual([...whole])
  })

  it('stops when told to', () => {
    expect(simulateLosses(portfolio, { paths: 5000, seed: 1, onProgress: () => false }).length).toBe(1024)
  })
})
