/** No valuation accepted yet; accepted; a newer one is parked until the valuer confirms it. */
export type Status = 'opened' | 'accepted' | 'parked'

/** What a pool's value follows from, as the contract keeps it. Cash units, unix seconds, rates 1e-9 a year. */
export interface Figures {
  /** Value at `asOf`. */
  readonly value: bigint
  /** Expected cash of the report's first month. */
  readonly due: bigint
  /** Cut-off of the ladder. */
  readonly asOf: bigint
  /** Value-weighted spread over the curve. */
  readonly spread: bigint
  /** First forward of the curve at the last valuation, 1e-7 a year. */
  readonly forward: bigint
  readonly status: Status
  /** Unrealised losses; while parked the larger of the accepted and the new ones. */
  readonly impairment: bigint
  /** Recognised, not yet vested at `gainSince`; vests evenly until `gainUntil`. */
  readonly gain: bigint
  readonly gainSince: bigint
  readonly gainUntil: bigint
  /** Hazard shift that the moments were taken at. */
  readonly baseShift: bigint
  /** Accepted value, restated to `asOf`, while a newer one is parked. */
  readonly acceptedValue: bigint
  /** Unrealised losses of the parked report. */
  readonly pendingImpairment: bigint
  /** Sum of relative moves accepted without the valuer, 1e-9, as of `movedAt`. */
  readonly drift: bigint
  readonly movedAt: bigint
  /** Spread of the accepted valuation while a newer one is parked. */
  readonly acceptedSpread: bigint
  /** The same sum as `drift` for the value gross of unrealised losses, without what spreads would add. */
  readonly slide: bigint
}

/** How the contract that holds the books was set up. */
export interface NavSettings {
  /** Seconds that a new mark is young. */
  readonly delay: bigint
  /** Seconds after its horizon at which a mark turns stale. */
  readonly maxAge: bigint
  /** Relative rise a month that needs no confirmation, 1e-9. */
  readonly up: bigint
  /** Relative fall a month that needs no confirmation, 1e-9. */
  readonly down: bigint
}
