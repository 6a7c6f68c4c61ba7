import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inverseNormalDistribution, normalDensity, normalDistribution } from './normal.ts'

describe('normalDistribution', () => {
  // 20 digits from the Digital Library of Mathematical Functions' definition, evaluated in 50-digit arithmetic
  it.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [-1, 0.15865525393145705],
    [-5, 2.866515718791939e-7],
    [-10, 7.619853024160525e-24],
    [-20, 2.7536241186062337e-89],
    [2.5, 0.9937903346742238],
  ])('of %s', (x, expected) => {
    expect(Math.abs(normalDistribution(x) / expected - 1)).toBeLessThan(4e-15 + 1e-16 * x * x)
  })

  it('has its density as derivative', () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (x) => {
        const step = 1e-5
        const slope = (normalDistribution(x + step) - normalDistribution(x - step)) / (2 * step)
        expect(Math.abs(slope - normalDensity(x))).toBeLessThan(1e-10)
      }),
    )
  })
})

describe('inverseNormalDistribution', () => {
  it('undoes the distribution in both tails', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 8, noNaN: true }), (x) => {
        const back = inverseNormalDistribution(normalDistribution(x))
        // the upper tail loses digits because 1 - p does
        expect(Math.abs(back - x)).toBeLessThan(x > 0 ? 4e-16 / normalDensity(x) + 1e-14 : 1e-13)
      }),
    )
  })

  it.each([0, 1, -0.1, Number.NaN])('refuses %s', (probability) => {
    expect(() => inverseNormalDistribution(probability)).toThrow(/probability/)
  })
})
