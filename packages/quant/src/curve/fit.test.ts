import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bootstrapPar } from './bootstrapPar.ts'
import { fitNelsonSiegelSvensson, nssForwardRate, nssZeroRate } from './nelsonSiegelSvensson.ts'
import { zeroCurve } from './zeroCurve.ts'
import { zSpread } from './zSpread.ts'

const times = [0.25, 0.5, 1, 2, 3, 5, 7, 10, 20, 30]

describe('a Nelson–Siegel–Svensson curve', () => {
  const curve = {
    level: 0.045,
    slope: -0.02,
    curvature: -0.015,
    secondCurvature: 0.02,
    decay: 1.6,
    secondDecay: 9,
  }

  it('has the limits of its weights and forwards that integrate to its zeros', () => {
    expect(nssZeroRate(curve, 0)).toBeCloseTo(curve.level + curve.slope, 12)
    expect(nssZeroRate(curve, 1e6)).toBeCloseTo(curve.level, 6)
    let integral = 0
    for (let n = 0; n < 10_000; n++) integral += nssForwardRate(curve, ((n + 0.5) * 10) / 10_000) / 1000
    expect(integral / 10).toBeCloseTo(nssZeroRate(curve, 10), 9)
  })

  it('is found again from its own rates', () => {
    const { curve: found, error } = fitNelsonSiegelSvensson(
      times.map((years) => ({ years, rate: nssZeroRate(curve, years) })),
    )
    expect(error).toBeLessThan(1e-7)
    for (const years of [0.7, 4, 15, 25])
      expect(nssZeroRate(found, years)).toBeCloseTo(nssZeroRate(curve, years), 5)
  })

  it('fits rates with noise no worse than the curve that made them', () => {
    const rates = times.map((years, n) => ({
      years,
      rate: nssZeroRate(curve, years) + (n % 2 === 0 ? 2e-4 : -2e-4),
    }))
    expect(fitNelsonSiegelSvensson(rates).error).toBeLessThan(2e-4)
    expect(() => fitNelsonSiegelSvensson(rates.slice(0, 3))).toThrow(/rates/)
  })
})

describe('a par bootstrap', () => {
  const quotes = fc
    .array(fc.double({ min: 0.001, max: 0.12, noNaN: true }), { minLength: 6, maxLength: 6 })
    .map((rates) => [1, 2, 3, 5, 10, 30].map((years, n) => ({ years, rate: rates[n]! * 0.2 + 0.03 })))

  it('prices every quote at par, at any frequency and interpolation', () => {
    fc.assert(
      fc.property(
        quotes,
        fc.constantFrom(1 as const, 2 as const, 4 as const),
        fc.constantFrom('log-linear discount' as const, 'linear zero' as const),
        (par, frequency, interpolation) => {
          const discount = zeroCurve(bootstrapPar(par, frequency, interpolation), interpolation)
          for (const { years, rate } of par) {
            let price = discount(years)
            for (let n = 1; n <= years * frequency; n++) price += (rate / frequency) * discount(n / frequency)
            if (years * frequency > 1) expect(price).toBeCloseTo(1, 12)
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  it('refuses broken maturities', () => {
    expect(() => bootstrapPar([{ years: 1.3, rate: 0.04 }], 1, 'linear zero')).toThrow(/years/)
    expect(() => zeroCurve([], 'linear zero')).toThrow(/nodes/)
  })
})

describe('a z-spread', () => {
  it('is the spread that was put in', () => {
    const discount = zeroCurve(
      times.map((years) => ({ years, rate: 0.03 + 0.001 * years })),
      'log-linear discount',
    )
    fc.assert(
      fc.property(fc.double({ min: -0.02, max: 0.5, noNaN: true }), (spread) => {
        const amounts = times.map((years) => ({ years, amount: 7 }))
        const price = amounts.reduce(
          (sum, { years, amount }) => sum + amount * discount(years) * Math.exp(-spread * years),
          0,
        )
        expect(zSpread(amounts, price, discount)).toBeCloseTo(spread, 10)
      }),
    )
    expect(() => zSpread([], 1, discount)).toThrow(/amounts/)
  })
})
