import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lossBins } from './lossBins.ts'
import { poolLoss } from './poolLoss.ts'

const loans = fc.array(
  fc.record({
    pd: fc.double({ min: 1e-4, max: 0.5, noNaN: true }),
    loss: fc.double({ min: 1, max: 1e6, noNaN: true }),
  }),
  { minLength: 1, maxLength: 25 },
)

test('the mean of the distribution is the loans’ expected loss', () => {
  fc.assert(
    fc.property(loans, fc.double({ min: 0, max: 0.6, noNaN: true }), (losses, correlation) => {
      const { distribution, unit } = poolLoss(losses, correlation)
      const mean = distribution.reduce((sum, probability, loss) => sum + probability * loss * unit, 0)
      const expected = losses.reduce((sum, { pd, loss }) => sum + pd * loss, 0)
      expect(Math.abs(mean / expected - 1)).toBeLessThan(1e-4)
      expect(distribution.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 12)
    }),
    { numRuns: 6 },
  )
})

test('more than 2,000 loans are taken together and keep their expected loss', () => {
  const losses = Array.from({ length: 4_001 }, (_, n) => ({
    pd: 0.01 + (n % 7) / 1_000,
    loss: 100 + (n % 5),
  }))
  const { distribution, unit, loansTogether } = poolLoss(losses, 0.1)
  const mean = distribution.reduce((sum, probability, loss) => sum + probability * loss * unit, 0)
  expect(loansTogether).toBe(3)
  expect(mean / losses.reduce((sum, { pd, loss }) => sum + pd * loss, 0)).toBeCloseTo(1, 6)
})

test('without loans nothing is lost', () => {
  expect(poolLoss([], 0.15)).toEqual({ distribution: Float64Array.of(1), unit: 1, loansTogether: 1 })
})

test('bins hold the distribution up to its last ten thousandth', () => {
  const { distribution, unit } = poolLoss(
    Array.from({ length: 50 }, () => ({ pd: 0.05, loss: 10 })),
    0.2,
  )
  const bins = lossBins(distribution, unit)
  expect(bins.reduce((sum, { probability }) => sum + probability, 0)).toBeGreaterThan(0.9998)
  expect(bins.every(({ from, to }, n) => to > from && from === (bins[n - 1]?.to ?? 0))).toBe(true)
})

test('refuses what is no probability and no loss, by name', () => {
  expect(() => poolLoss([{ pd: 1.5, loss: 1 }], 0.1)).toThrow(/losses\.pd is 1\.5/)
  expect(() => poolLoss([{ pd: 0.5, loss: Number.NaN }], 0.1)).toThrow(/losses\.loss/)
  expect(() => poolLoss([{ pd: 0.5, loss: 1 }], 1)).toThrow(/correlation/)
  expect(() => lossBins(Float64Array.of(1), 0)).toThrow(/unit/)
})
