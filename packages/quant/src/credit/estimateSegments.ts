import { ArgumentError, requireNumber } from '@specie/units'
import { type Interval, poissonInterval } from '../statistics/poissonInterval.ts'
import type { ObservedLoan } from './ObservedLoan.ts'

/** An estimated quantity and how far it may be trusted. */
export interface Estimate {
  /** What to use: own experience and that of all segments, weighted by credibility. */
  readonly value: number
  /** Own experience alone; NaN without any. */
  readonly own: number
  /** Confidence interval of own experience. */
  readonly interval: Interval
  /** Weight of own experience, 0..1. */
  readonly credibility: number
}

/** What experience says of one segment. */
export interface SegmentEstimate {
  readonly segment: string
  readonly loans: number
  readonly loanYears: number
  readonly defaults: number
  readonly prepayments: number
  /** Default intensity a year, continuous. */
  readonly hazard: Estimate
  /** Prepayment intensity a year, continuous; `singleMonthlyMortality` of it is what a ladder takes. */
  readonly prepayment: Estimate
  /** Share of the exposure at default that is recovered, weighted by money. */
  readonly recovery: Estimate
}

/** How to estimate. */
export interface EstimateOptions {
  /** What to believe when not even all segments together have events. Per year, and a share. */
  readonly fallback: { readonly hazard: number; readonly prepayment: number; readonly recovery: number }
  /** Events at which own experience and that of all weigh the same. 10 unless told. */
  readonly priorEvents?: number
  /** Of the intervals. 0.95 unless told. */
  readonly confidence?: number
}

/**
 * Hazard, prepayment and recovery of each segment from the fates of its loans, ascending by name.
 *
 * Intensities are events over loan-years (maximum likelihood for a constant intensity with censoring) with Garwood's
 * exact interval; recovery is Σ recovered / Σ exposure at default with the interval of a ratio estimator (Cochran,
 * Sampling Techniques, §6.3). Credibility is Bühlmann's: the intensity used is
 * (events + prior)/(years + prior/pooled), i.e. the mean of a gamma prior at the pooled intensity worth `priorEvents`
 * events; for recovery the weights are the number of closed defaults and `priorEvents`.
 *
 * @throws ArgumentError when an observation has a negative or impossible number
 */
export function estimateSegments(
  loans: readonly ObservedLoan[],
  options: EstimateOptions,
): SegmentEstimate[] {
  loans.forEach(checkObservation)
  const prior = requireNumber('priorEvents', options.priorEvents ?? 10, 0)
  const confidence = options.confidence ?? 0.95
  const pooled = {
    hazard: pooledIntensity(loans, 'default', options.fallback.hazard),
    prepayment: pooledIntensity(loans, 'prepayment', options.fallback.prepayment),
    recovery: ratio(closedDefaults(loans)) ?? options.fallback.recovery,
  }
  const segments = Map.groupBy(loans, (loan) => loan.segment)
  return [...segments.keys()]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((segment) => {
      const own = segments.get(segment)!
      const loanYears = own.reduce((sum, loan) => sum + loan.years, 0)
      const defaults = count(own, 'default')
      const prepayments = count(own, 'prepayment')
      return {
        segment,
        loans: own.length,
        loanYears,
        defaults,
        prepayments,
        hazard: intensity(defaults, loanYears, pooled.hazard, prior, confidence),
        prepayment: intensity(prepayments, loanYears, pooled.prepayment, prior, confidence),
        recovery: recovery(closedDefaults(own), pooled.recovery, prior),
      }
    })
}

function checkObservation(loan: ObservedLoan): void {
  requireNumber('years', loan.years, 0)
  if (loan.exposureAtDefault !== undefined) requireNumber('exposureAtDefault', loan.exposureAtDefault, 0)
  if (loan.recovered !== undefined) requireNumber('recovered', loan.recovered, 0)
  if (loan.recovered !== undefined && loan.exposureAtDefault === undefined) {
    throw new ArgumentError(
      'exposureAtDefault',
      undefined,
      'the amount owed at default, where a recovery is given',
    )
  }
}

function count(loans: readonly ObservedLoan[], end: ObservedLoan['end']): number {
  return loans.filter((loan) => loan.end === end).length
}

function pooledIntensity(loans: readonly ObservedLoan[], end: ObservedLoan['end'], fallback: number): number {
  const events = count(loans, end)
  const years = loans.reduce((sum, loan) => sum + loan.years, 0)
  return events > 0 && years > 0 ? events / years : requireNumber(`fallback for ${end}`, fallback, 0)
}

function intensity(
  events: number,
  years: number,
  pooled: number,
  prior: number,
  confidence: number,
): Estimate {
  const events95 = poissonInterval(events, confidence)
  const priorYears = pooled === 0 ? 0 : prior / pooled
  const credibility = years + priorYears === 0 ? 0 : years / (years + priorYears)
  const own = events / years
  return {
    value: years === 0 ? pooled : credibility * own + (1 - credibility) * pooled,
    own,
    interval:
      years === 0
        ? { low: 0, high: Number.POSITIVE_INFINITY }
        : { low: events95.low / years, high: events95.high / years },
    credibility,
  }
}

type ClosedDefault = Required<Pick<ObservedLoan, 'exposureAtDefault' | 'recovered'>>

function closedDefaults(loans: readonly ObservedLoan[]): ClosedDefault[] {
  return loans.flatMap(({ end, exposureAtDefault = 0, recovered }) =>
    end === 'default' && exposureAtDefault > 0 && recovered !== undefined
      ? [{ exposureAtDefault, recovered }]
      : [],
  )
}

function ratio(defaults: readonly ClosedDefault[]): number | undefined {
  const exposure = defaults.reduce((sum, loan) => sum + loan.exposureAtDefault, 0)
  if (exposure === 0) return undefined
  return Math.min(defaults.reduce((sum, loan) => sum + loan.recovered, 0) / exposure, 1)
}

function recovery(defaults: readonly ClosedDefault[], pooled: number, prior: number): Estimate {
  const n = defaults.length
  const own = ratio(defaults)
  if (own === undefined)
    return { value: pooled, own: Number.NaN, interval: { low: 0, high: 1 }, credibility: 0 }
  const exposure = defaults.reduce((sum, loan) => sum + loan.exposureAtDefault, 0)
  const squares = defaults.reduce(
    (sum, loan) => sum + (loan.recovered - own * loan.exposureAtDefault) ** 2,
    0,
  )
  const error = n < 2 ? 1 : (Math.sqrt((squares * n) / (n - 1)) / exposure) * 1.959963984540054
  const credibility = n / (n + prior)
  return {
    value: credibility * own + (1 - credibility) * pooled,
    own,
    interval: { low: Math.max(own - error, 0), high: Math.min(own + error, 1) },
    credibility,
  }
}
