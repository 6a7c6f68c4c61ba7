import type { Curve } from '@specie/quant'

/** What is asked of a curve. */
export interface CurveRequest {
  /** The feed's last curve; undefined before the first. */
  readonly last: Curve | undefined
  /** The chain's day, days since 1970-01-01. */
  readonly day: number
  /** Furthest that a forward may move from the last curve without waiting for a confirmation, 1e-7 a year. */
  readonly limit: number
}

/** Where curves of par yields come from. */
export interface CurveSource {
  /** Named in sentences, e.g. `the file yields.csv`. */
  readonly name: string
  /** The newest curve not after the day; undefined when there is none newer than the last. */
  newest(request: CurveRequest): Promise<Curve | undefined>
}
