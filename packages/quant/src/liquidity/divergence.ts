import { requireInteger, requireNumber } from '@specie/units'

/** When the distance between market and NAV is an alarm. */
export interface DivergenceRule {
  /** Weight of the past in the variance, 0.94 in RiskMetrics. */
  readonly decay: number
  /** Standard deviations beyond which an observation counts. */
  readonly sigmas: number
  /** Distance |ln(market/NAV)| that fees explain and that never counts. */
  readonly feeBand: number
  /** Consecutive observations that trip the breaker. */
  readonly consecutive: number
  /** Distance below which a tripped breaker opens again; below the fee band, so that it does not flutter. */
  readonly reopenBand: number
}

/** What is remembered between two observations. */
export interface DivergenceState {
  /** EWMA variance of ln(market/NAV). */
  readonly variance: number
  readonly streak: number
  readonly tripped: boolean
}

export interface DivergenceObservation extends DivergenceState {
  /** ln(market/NAV) */
  readonly distance: number
  /** The distance in deviations of the step before. */
  readonly score: number
}

/**
 * One step of the breaker: the distance is scored by the variance of the step before, so that a jump cannot hide
 * itself, and trips after `consecutive` scores beyond both bounds.
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function observeDivergence(
  state: DivergenceState,
  market: number,
  nav: number,
  rule: DivergenceRule,
): DivergenceObservation {
  requireNumber('market', market, Number.MIN_VALUE)
  requireNumber('nav', nav, Number.MIN_VALUE)
  requireNumber('variance', state.variance, 0)
  requireNumber('decay', rule.decay, 0, 1)
  requireNumber('feeBand', rule.feeBand, 0)
  requireNumber('reopenBand', rule.reopenBand, 0, rule.feeBand)
  requireInteger('consecutive', rule.consecutive, 1)
  requireInteger('streak', state.streak, 0)
  requireNumber('sigmas', rule.sigmas, 0)
  const distance = Math.log(market / nav)
  const score = state.variance === 0 ? 0 : distance / Math.sqrt(state.variance)
  const beyond = Math.abs(score) > rule.sigmas && Math.abs(distance) > rule.feeBand
  const streak = beyond ? state.streak + 1 : 0
  const tripped = state.tripped ? Math.abs(distance) > rule.reopenBand : streak >= rule.consecutive
  const variance = rule.decay * state.variance + (1 - rule.decay) * distance ** 2
  return { distance, score, streak, tripped, variance }
}
