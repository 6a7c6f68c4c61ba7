import fc from 'fast-check'
import { expect, test } from 'vitest'
import { americanBinomial } from './americanBinomial.ts'
import { americanSpectral } from './americanSpectral.ts'
import { baroneAdesiWhaley } from './baroneAdesiWhaley.ts'
import { blackScholes } from './blackScholes.ts'

const option = { spot: 100, strike: 100, volatility: 0.2, time: 1 }

test('where holding costs more than the negative interest, an American put is worth more than the European', () => {
  const terms = { ...option, kind: 'put' as const, rate: -0.01, dividendYield: -0.03 }
  const tree = (americanBinomial(terms, 4_000) + americanBinomial(terms, 4_001)) / 2
  expect(tree).toBeGreaterThan(blackScholes(terms).price + 0.1)
  expect(Math.abs(americanSpectral(terms) - tree)).toBeLessThan(2e-3)
  expect(Math.abs(baroneAdesiWhaley(terms) - tree)).toBeLessThan(2e-3)
})

test('calls and puts mirror each other at any sign of the rates', () => {
  const rates = fc.double({ min: -0.05, max: 0.08, noNaN: true })
  fc.assert(
    fc.property(
      rates,
      rates,
      fc.double({ min: 60, max: 150, noNaN: true }),
      (rate, dividendYield, strike) => {
        const call = americanSpectral({ ...option, kind: 'call', strike, rate, dividendYield })
        const put = americanSpectral({
          ...option,
          kind: 'put',
          spot: strike,
          strike: option.spot,
          rate: dividendYield,
          dividendYield: rate,
        })
        expect(Math.abs(call - put)).toBeLessThan(0.01)
        expect(call).toBeGreaterThanOrEqual(
          blackScholes({ ...option, kind: 'call', strike, rate, dividendYield }).price - 2e-3,
        )
      },
    ),
    { numRuns: 12 },
  )
})

test('a put without interest to earn and nothing to save is the European one', () => {
  const terms = { ...option, kind: 'put' as const, rate: -0.02, dividendYield: -0.01 }
  expect(americanSpectral(terms)).toBe(blackScholes(terms).price)
  expect(baroneAdesiWhaley(terms)).toBe(blackScholes(terms).price)
})
