import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gammaRegularised, logGamma } from '../statistics/gammaRegularised.ts'
import { poissonInterval } from '../statistics/poissonInterval.ts'
import { assumptionsFrom } from './assumptionsFrom.ts'
import { estimateSegments } from './estimateSegments.ts'
import type { ObservedLoan } from './ObservedLoan.ts'
import { observeLoan } from './observeLoan.ts'

const fallback = { hazard: 0.03, prepayment: 0.1, recovery: 0.4 }
const good = (segment: string, years = 2): ObservedLoan => ({ segment, years, end: 'maturity' })
const bad = (segment: string, exposureAtDefault = 100, recovered = 30): ObservedLoan => ({
  segment,
  years: 1,
  end: 'default',
  exposureAtDefault,
  recovered,
})

describe('the Poisson interval', () => {
  it('gives the published exact limits', () => {
    // Garwood (1936); tables in Ulm, American Journal of Epidemiology 131 (1990), 95 %
    expect(poissonInterval(0).high).toBeCloseTo(3.6889, 4)
    expect(poissonInterval(1).low).toBeCloseTo(0.0253, 4)
    expect(poissonInterval(1).high).toBeCloseTo(5.5716, 4)
    expect(poissonInterval(10).low).toBeCloseTo(4.7954, 4)
    expect(poissonInterval(10).high).toBeCloseTo(18.3904, 4)
    expect(poissonInterval(100).low).toBeCloseTo(81.3639, 3)
    expect(poissonInterval(100).high).toBeCloseTo(121.627, 3)
  })

  it('rests on an incomplete gamma function that meets its closed forms', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 50, noNaN: true }), (x) => {
        expect(gammaRegularised(1, x)).toBeCloseTo(-Math.expm1(-x), 12)
        expect(gammaRegularised(3, x)).toBeCloseTo(1 - Math.exp(-x) * (1 + x + (x * x) / 2), 12)
      }),
    )
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13)
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12)
  })
})

describe('the estimate of a segment', () => {
  it('is events over time when it has plenty of both', () => {
    const loans = [...Array(19_000).fill(good('A')), ...Array(1_000).fill(bad('A'))]
    const [estimate] = estimateSegments(loans, { fallback })
    expect(estimate!.hazard.own).toBeCloseTo(1_000 / 39_000, 12)
    expect(estimate!.recovery.value).toBeCloseTo(0.3, 12)
    expect(estimate!.hazard.interval.low).toBeLessThan(estimate!.hazard.own)
    expect(estimate!.hazard.interval.high).toBeGreaterThan(estimate!.hazard.own)
  })

  it('leans on all segments together when it has seen little', () => {
    const loans = [...Array(900).fill(good('A')), ...Array(100).fill(bad('A')), ...Array(3).fill(good('B'))]
    const [, small] = estimateSegments(loans, { fallback })
    expect(small!.hazard.own).toBe(0)
    expect(small!.hazard.credibility).toBeLessThan(0.05)
    expect(small!.hazard.value).toBeGreaterThan(0.04)
    expect(small!.recovery).toMatchObject({ value: 0.3, credibility: 0 })
    expect(small!.recovery.own).toBeNaN()
  })

  it('leans on the fallback when nothing has happened at all', () => {
    const [estimate] = estimateSegments([good('A')], { fallback })
    expect(estimate!.hazard.value).toBeGreaterThan(0.029)
    expect(estimate!.hazard.value).toBeLessThan(0.03)
    expect(estimate!.recovery.value).toBe(0.4)
  })

  it('weighs recoveries by money', () => {
    const [estimate] = estimateSegments([bad('A', 900, 0), bad('A', 100, 100)], { fallback, priorEvents: 0 })
    expect(estimate!.recovery.value).toBeCloseTo(0.1, 12)
  })

  it('finds the intensity that made the data', () => {
    const hazard = 0.08
    let state = 7
    const uniform = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return (state + 0.5) / 2 ** 32
    }
    const loans = Array.from({ length: 20_000 }, (): ObservedLoan => {
      const years = -Math.log(uniform()) / hazard
      return years < 3 ? { segment: 'A', years, end: 'default' } : { segment: 'A', years: 3, end: 'censored' }
    })
    const [estimate] = estimateSegments(loans, { fallback, confidence: 0.999 })
    expect(estimate!.hazard.interval.low).toBeLessThan(hazard)
    expect(estimate!.hazard.interval.high).toBeGreaterThan(hazard)
  })

  it('becomes whole numbers for a ladder', () => {
    const estimates = estimateSegments([...Array(100).fill(good('A')), bad('A')], {
      fallback,
      priorEvents: 0,
    })
    const [assumptions] = assumptionsFrom(estimates, () => 0.02)
    expect(assumptions).toEqual({
      name: 'A',
      hazard: Math.round(1e9 / 201),
      recovery: 300_000_000,
      spread: 20_000_000,
      prepayment: 0,
    })
  })

  it('refuses impossible observations', () => {
    expect(() => estimateSegments([good('A', -1)], { fallback })).toThrow(/years/)
    expect(() =>
      estimateSegments([{ segment: 'A', years: 1, end: 'default', recovered: 1 }], { fallback }),
    ).toThrow(/exposureAtDefault/)
  })
})

describe('a fate as an observation', () => {
  const fate = (kind: 'open' | 'late' | 'repaid' | 'defaulted', date: string | null) => ({
    maturityDate: '2013-01-01',
    frequencyMonths: 1,
    outcome: { kind, date, loss: 700n, recovered: 70n },
  })
  const observe = (kind: 'open' | 'late' | 'repaid' | 'defaulted', date: string | null) =>
    observeLoan(fate(kind, date), 'A', '2010-01-01', '2014-01-01')

  it('tells early repayment from the scheduled end', () => {
    expect(observe('repaid', '2011-01-01').end).toBe('prepayment')
    expect(observe('repaid', '2012-12-20').end).toBe('maturity')
    expect(observe('repaid', null).end).toBe('maturity')
  })

  it('carries exposure and recovery of a default, and places one without a date half way', () => {
    expect(observe('defaulted', '2011-01-01')).toMatchObject({
      end: 'default',
      exposureAtDefault: 700,
      recovered: 70,
    })
    expect(observe('defaulted', null).years).toBeCloseTo(1.5, 2)
  })

  it('has not seen what comes after the end of the data', () => {
    expect(observeLoan(fate('defaulted', '2012-01-01'), 'A', '2010-01-01', '2011-01-01')).toEqual({
      segment: 'A',
      years: 365 / 365.25,
      end: 'censored',
    })
  })
})
