import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { americanBinomial } from './americanBinomial.ts'
import { americanSpectral } from './americanSpectral.ts'
import { baroneAdesiWhaley } from './baroneAdesiWhaley.ts'
import { blackScholes, type OptionValue } from './blackScholes.ts'
import { cashDigital } from './digital.ts'
import { firstPassageProbability } from './firstPassage.ts'
import { impliedVolatility } from './impliedVolatility.ts'
import type { OptionTerms } from './types.ts'

const terms = fc.record({
  kind: fc.constantFrom('call' as const, 'put' as const),
  spot: fc.double({ min: 50, max: 200, noNaN: true }),
  strike: fc.double({ min: 50, max: 200, noNaN: true }),
  rate: fc.double({ min: -0.02, max: 0.15, noNaN: true }),
  dividendYield: fc.double({ min: -0.02, max: 0.15, noNaN: true }),
  volatility: fc.double({ min: 0.05, max: 0.8, noNaN: true }),
  time: fc.double({ min: 0.05, max: 5, noNaN: true }),
})

describe('blackScholes', () => {
  // Haug (2007), table and example in 1.1.1: S 60, X 65, T 0.25, r 8 %, σ 30 %, call 2.1334
  it('prices the call of Haug 1.1.1', () => {
    const call = blackScholes({
      kind: 'call',
      spot: 60,
      strike: 65,
      rate: 0.08,
      dividendYield: 0,
      volatility: 0.3,
      time: 0.25,
    })
    expect(call.price).toBeCloseTo(2.1334, 4)
  })

  // Haug (2007) 1.1.2: index option, S 100, X 95, T 0.5, r 10 %, q 5 %, σ 20 %, put 2.4648
  it('prices the put with a yield of Haug 1.1.2', () => {
    const put = blackScholes({
      kind: 'put',
      spot: 100,
      strike: 95,
      rate: 0.1,
      dividendYield: 0.05,
      volatility: 0.2,
      time: 0.5,
    })
    expect(put.price).toBeCloseTo(2.4648, 4)
  })

  // Haug (2007) 1.1.3: option on futures, F 19, X 19, T 0.75, r 10 %, σ 28 %, call and put 1.7011
  it('is Black-76 when the yield equals the rate', () => {
    for (const kind of ['call', 'put'] as const) {
      const value = blackScholes({
        kind,
        spot: 19,
        strike: 19,
        rate: 0.1,
        dividendYield: 0.1,
        volatility: 0.28,
        time: 0.75,
      })
      expect(value.price).toBeCloseTo(1.7011, 4)
    }
  })

  it('keeps put-call parity', () => {
    fc.assert(
      fc.property(terms, (t) => {
        const gap = blackScholes({ ...t, kind: 'call' }).price - blackScholes({ ...t, kind: 'put' }).price
        const forward = t.spot * Math.exp(-t.dividendYield * t.time) - t.strike * Math.exp(-t.rate * t.time)
        expect(Math.abs(gap - forward)).toBeLessThan(1e-11)
      }),
    )
  })

  it('has sensitivities equal to finite differences', () => {
    const bump = (
      t: OptionTerms,
      term: 'spot' | 'volatility' | 'rate' | 'dividendYield' | 'time' | 'strike',
      field: keyof OptionValue,
    ) => {
      const step = 1e-5 * Math.max(1, Math.abs(t[term]))
      const [up, down] = [
        blackScholes({ ...t, [term]: t[term] + step }),
        blackScholes({ ...t, [term]: t[term] - step }),
      ]
      return (up[field] - down[field]) / (2 * step)
    }
    fc.assert(
      fc.property(terms, (t) => {
        const value = blackScholes(t)
        const near = (found: number, expected: number) =>
          expect(Math.abs(found - expected)).toBeLessThan(2e-5 * (1 + Math.abs(expected)))
        near(value.delta, bump(t, 'spot', 'price'))
        near(value.gamma, bump(t, 'spot', 'delta'))
        near(value.vega, bump(t, 'volatility', 'price'))
        near(value.theta, -bump(t, 'time', 'price'))
        near(value.rho, bump(t, 'rate', 'price'))
        near(value.dividendRho, bump(t, 'dividendYield', 'price'))
        near(value.vanna, bump(t, 'volatility', 'delta'))
        near(value.volga, bump(t, 'volatility', 'vega'))
        near(value.charm, -bump(t, 'time', 'delta'))
        near(value.veta, bump(t, 'time', 'vega'))
        near(value.strikeDelta, bump(t, 'strike', 'price'))
        near(value.strikeGamma, bump(t, 'strike', 'strikeDelta'))
      }),
    )
  })

  it('names a term that cannot be right', () => {
    const good = {
      kind: 'call',
      spot: 1,
      strike: 1,
      rate: 0,
      dividendYield: 0,
      volatility: 0.2,
      time: 1,
    } as const
    expect(() => blackScholes({ ...good, time: -1 })).toThrow(/^time is -1/)
    expect(() => blackScholes({ ...good, volatility: Number.NaN })).toThrow(/^volatility is NaN/)
  })
})

describe('impliedVolatility', () => {
  it('undoes the price', () => {
    fc.assert(
      fc.property(terms, (t) => {
        const value = blackScholes(t)
        fc.pre(value.vega > 1e-3)
        expect(Math.abs(impliedVolatility(t, value.price) - t.volatility)).toBeLessThan(
          1e-12 / Math.min(1, value.vega) + 1e-12,
        )
      }),
    )
  })

  it('says which prices have a volatility', () => {
    const t = { kind: 'call', spot: 100, strike: 90, rate: 0, dividendYield: 0, time: 1 } as const
    expect(() => impliedVolatility(t, 9)).toThrow(/price is 9/)
  })
})

describe('American options', () => {
  // Longstaff and Schwartz (2001), table 1, S 36, K 40, r 6 %: finite-difference values to three digits
  it.each([
    [36, 0.2, 1, 4.478],
    [36, 0.4, 2, 8.508],
    [44, 0.2, 1, 1.11],
    [44, 0.4, 2, 5.647],
  ])(
    'put on %s at volatility %s over %s years is a little above the 50-date price %s',
    (spot, volatility, time, bermudan) => {
      const put = americanSpectral({
        kind: 'put',
        spot,
        strike: 40,
        rate: 0.06,
        dividendYield: 0,
        volatility,
        time,
      })
      expect(put).toBeGreaterThan(bermudan - 0.001)
      expect(put).toBeLessThan(bermudan + 0.02)
    },
  )

  // Andersen, Lake, Offengenden (2016), table 2: S = K = 100, r = q = 5 %, σ 25 %, one year
  it('early-exercise premium of the benchmark is 0.106952702747', () => {
    const t = {
      kind: 'put',
      spot: 100,
      strike: 100,
      rate: 0.05,
      dividendYield: 0.05,
      volatility: 0.25,
      time: 1,
    } as const
    expect(Math.abs(americanSpectral(t) - blackScholes(t).price - 0.106952702747)).toBeLessThan(1e-9)
  })

  it('spectral, tree and quadratic approximation agree within their errors', () => {
    for (const kind of ['call', 'put'] as const) {
      for (const [rate, dividendYield] of [
        [0.06, 0],
        [0.05, 0.08],
        [0.08, 0.03],
        [0.04, 0.04],
      ] as const) {
        for (const spot of [80, 95, 100, 110, 130]) {
          const t = { kind, spot, strike: 100, rate, dividendYield, volatility: 0.25, time: 0.75 }
          const tree = (americanBinomial(t, 2000) + americanBinomial(t, 2001)) / 2
          expect(Math.abs(americanSpectral(t) - tree)).toBeLessThan(3e-3)
          expect(Math.abs(baroneAdesiWhaley(t) - tree)).toBeLessThan(0.12)
        }
      }
    }
  })

  it('is worth at least the European option and exercise', () => {
    fc.assert(
      fc.property(
        terms,
        fc.double({ min: 0.001, max: 0.15, noNaN: true }),
        fc.double({ min: 0.001, max: 0.15, noNaN: true }),
        (anyTerms, rate, dividendYield) => {
          const t = { ...anyTerms, rate, dividendYield }
          const american = americanSpectral(t)
          const intrinsic = Math.max(0, t.kind === 'call' ? t.spot - t.strike : t.strike - t.spot)
          expect(american).toBeGreaterThanOrEqual(Math.max(intrinsic, blackScholes(t).price) - 1e-9)
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('cashDigital', () => {
  // Haug (2007) 4.19: cash-or-nothing put paying 10, S 100, X 80, T 0.75, r 6 %, q 6 %, σ 35 %: 2.6710
  it('prices the example of Haug 4.19', () => {
    const put = cashDigital({
      kind: 'put',
      spot: 100,
      strike: 80,
      rate: 0.06,
      dividendYield: 0.06,
      volatility: 0.35,
      time: 0.75,
    })
    expect(10 * put).toBeCloseTo(2.671, 4)
  })

  it('is minus the strike derivative of a call', () => {
    fc.assert(
      fc.property(terms, (t) => {
        expect(cashDigital({ ...t, kind: 'call' })).toBeCloseTo(
          -blackScholes({ ...t, kind: 'call' }).strikeDelta,
          12,
        )
      }),
    )
  })
})

describe('firstPassageProbability', () => {
  it('is twice the probability of ending beyond the barrier when the logarithm has no drift', () => {
    const volatility = 0.3
    const touched = firstPassageProbability(100, 80, volatility ** 2 / 2, volatility, 2)
    const ended = cashDigital({
      kind: 'put',
      spot: 100,
      strike: 80,
      rate: volatility ** 2 / 2,
      dividendYield: 0,
      volatility,
      time: 2,
    })
    expect(touched).toBeCloseTo(2 * ended * Math.exp(volatility ** 2), 12)
  })

  it('grows with time and falls with distance', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 0.99, noNaN: true }),
        fc.double({ min: 0.1, max: 3, noNaN: true }),
        fc.double({ min: -0.1, max: 0.1, noNaN: true }),
        (barrier, time, drift) => {
          const touched = firstPassageProbability(1, barrier, drift, 0.25, time)
          expect(firstPassageProbability(1, barrier, drift, 0.25, time * 1.5)).toBeGreaterThanOrEqual(touched)
          expect(firstPassageProbability(1, barrier * 0.9, drift, 0.25, time)).toBeLessThanOrEqual(touched)
        },
      ),
    )
  })
})
