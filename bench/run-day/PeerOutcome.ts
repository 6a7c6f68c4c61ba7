import type { Leaving } from './Leaving.ts'

/** An hour as the houses that are only computed see it. */
export interface Clock {
  /** Unix seconds. */
  readonly time: number
  /** Published NAV, cash a share. */
  readonly nav: number
  /** Whether the new money of a business day comes in this hour. */
  readonly newMoney: boolean
  /** Part of the value that is lost and known, but not stated yet. */
  readonly unstated: number
}

/** What the same flow comes to in another house. */
export interface PeerOutcome {
  readonly leavings: readonly Leaving[]
  /** Price against the NAV by the hour; none where there is no price but the NAV. */
  readonly gaps: readonly number[]
  readonly spreads: readonly number[]
  /** Holders who are not paid out at the end. */
  readonly locked: number
  /** Cash paid out too much because losses were stated late: whoever stays bears it. */
  readonly late: number
}
