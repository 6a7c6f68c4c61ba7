import { ArgumentError, requireNumber } from '@specie/units'

/** Stage of IFRS 9: 1 performing, 2 significant increase in credit risk, 3 credit-impaired. */
export type Stage = 1 | 2 | 3

/** What the stage of an exposure follows from. */
export interface StageFacts {
  /** Lifetime (or, consistently, 12-month) probability of default at initial recognition and now. */
  readonly originalPd: number
  readonly currentPd: number
  readonly daysPastDue: number
  readonly creditImpaired?: boolean
}

/** Where the stages begin. Defaults: twice the original probability, 30 and 90 days (IFRS 9 §5.5.11, B5.5.37). */
export interface StageThresholds {
  /** PD now over PD then. */
  readonly pdRatio?: number
  /** Low credit risk exemption: below this PD an exposure stays in stage 1 unless it is late (§5.5.10). */
  readonly lowRiskPd?: number
  readonly daysPastDue?: number
  readonly impairedDays?: number
}

/** Stage of an exposure. */
export function stageOf(facts: StageFacts, thresholds: StageThresholds = {}): Stage {
  const { pdRatio = 2, lowRiskPd = 0, daysPastDue = 30, impairedDays = 90 } = thresholds
  requireNumber('originalPd', facts.originalPd, 0, 1)
  requireNumber('currentPd', facts.currentPd, 0, 1)
  requireNumber('daysPastDue', facts.daysPastDue, 0)
  // the presumption of B5.5.37 begins at 90 days, that of 5.5.11 at more than 30
  if (facts.creditImpaired === true || facts.daysPastDue >= impairedDays) return 3
  if (facts.daysPastDue > daysPastDue) return 2
  return facts.currentPd > lowRiskPd &&
    facts.currentPd >= facts.originalPd * pdRatio &&
    facts.currentPd > facts.originalPd
    ? 2
    : 1
}

/** One period of an exposure's life. */
export interface LossPeriod {
  /** Years from now to the period's end, ascending. */
  readonly years: number
  /** Probability of defaulting in this period, seen from now. */
  readonly marginalPd: number
  readonly lossGivenDefault: number
  readonly exposureAtDefault: number
}

/**
 * Expected credit loss Σ marginalPd·lgd·ead·(1 + eir)^−t over the horizon: 12 months in stage 1, the whole life in stages 2
 * and 3 (and under CECL always). A period that passes the horizon counts in proportion. IFRS 9 §5.5.17, B5.5.44; ASC 326.
 * @param effectiveInterestRate a year, compounded yearly
 * @throws ArgumentError when probabilities are out of range, add up to more than 1, or times do not ascend
 */
export function expectedCreditLoss(
  periods: readonly LossPeriod[],
  effectiveInterestRate: number,
  horizonYears = Number.POSITIVE_INFINITY,
): number {
  requireNumber('effectiveInterestRate', effectiveInterestRate, -0.999)
  let [loss, start, dead] = [0, 0, 0]
  for (const { years, marginalPd, lossGivenDefault, exposureAtDefault } of periods) {
    requireNumber('years', years)
    if (!(years > start)) throw new ArgumentError('years', years, `later than ${start}`)
    requireNumber('lossGivenDefault', lossGivenDefault, 0, 1)
    requireNumber('exposureAtDefault', exposureAtDefault, 0)
    dead += requireNumber('marginalPd', marginalPd, 0, 1)
    if (dead > 1 + 1e-12)
      throw new ArgumentError('marginalPd', marginalPd, 'probabilities that add up to at most 1')
    const part = Math.min(Math.max((horizonYears - start) / (years - start), 0), 1)
    loss +=
      part *
      marginalPd *
      lossGivenDefault *
      exposureAtDefault *
      (1 + effectiveInterestRate) ** -Math.min(years, Math.max(horizonYears, start))
    start = years
  }
  return loss
}

/** A forward-looking scenario and what would be lost in it. */
export interface LossScenario {
  readonly probability: number
  readonly loss: number
}

/** Probability-weighted loss over scenarios. IFRS 9 §5.5.17(a). @throws ArgumentError when probabilities do not add up to 1 */
export function scenarioLoss(scenarios: readonly LossScenario[]): number {
  const total = scenarios.reduce(
    (sum, { probability }) => sum + requireNumber('probability', probability, 0, 1),
    0,
  )
  if (Math.abs(total - 1) > 1e-9)
    throw new ArgumentError('probability', total, 'probabilities that add up to 1')
  return scenarios.reduce((sum, { probability, loss }) => sum + probability * requireNumber('loss', loss), 0)
}

/** One bucket of a provision matrix: receivables by age and the share of them expected to be lost. */
export interface ProvisionBucket {
  readonly gross: number
  readonly rate: number
}

/** Loss allowance by a provision matrix. IFRS 9 B5.5.35. */
export function provisionMatrixLoss(buckets: readonly ProvisionBucket[]): number {
  return buckets.reduce(
    (sum, { gross, rate }) => sum + requireNumber('gross', gross, 0) * requireNumber('rate', rate, 0, 1),
    0,
  )
}

/**
 * Loss rates of ageing buckets from roll rates: the product of the shares that roll on from each bucket to write-off.
 * @param rolls share of each bucket that moves to the next; the last one's moves to write-off
 */
export function rollRateLosses(rolls: readonly number[]): number[] {
  return rolls.map((_, i) =>
    rolls.slice(i).reduce((product, roll) => product * requireNumber('rolls', roll, 0, 1), 1),
  )
}
