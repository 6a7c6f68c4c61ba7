import type { Moment } from '../moments/Moment.ts'
import type { Figures } from './Figures.ts'

/** A pool's valuation: its figures, and the moments that re-mark them. */
export interface Book {
  readonly figures: Figures
  readonly moments: readonly Moment[]
  /** How many reports there have been. */
  readonly revision: bigint
}

/** What a servicer states about a portfolio; `reportOf` makes it from a ladder. Cash units. */
export interface Report {
  /** Unix seconds: time zero of the ladder. */
  readonly asOf: bigint
  /** Value-weighted spread, 1e-9 a year. */
  readonly averageSpread: bigint
  readonly due: bigint
  readonly impairment: bigint
  readonly moments: readonly Moment[]
}

/** What discounts a pool at some moment. */
export interface Market {
  /** Ten forwards, 1e-7 a year. */
  readonly forwards: readonly number[]
  /** Added to every hazard, 1e-9 a year. */
  readonly hazardShift: number
}
