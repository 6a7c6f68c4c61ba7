import type { Hex } from 'viem'

/** A row of `feed_version`. */
export interface FeedVersionRow {
  readonly feed: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  /** Relative, absolute, curve. */
  readonly kind: string
  readonly decimals: number
  readonly quorum: number
  readonly maxAge: bigint
  readonly step: bigint
  readonly pace: bigint
  readonly ended: boolean
  /** Last accepted answer: a number or a packed curve; null before the first. */
  readonly data: Hex | null
  readonly observedAt: bigint | null
  readonly parkedData: Hex | null
  readonly parkedAt: bigint | null
  readonly reports: bigint
}

/** A row of `feed_reporter_version`. */
export interface FeedReporterVersionRow {
  readonly feed: Hex
  readonly reporter: Hex
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly allowed: boolean
}

/** accepted, parked, confirmed, discarded */
export interface FeedReportRow {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly feed: Hex
  readonly outcome: string
  readonly data: Hex
  readonly observedAt: bigint | null
  readonly moved: bigint | null
  readonly allowed: bigint | null
  readonly by: Hex | null
}

/** Reported data. */
export interface FeedTables {
  readonly feedVersion: FeedVersionRow
  readonly currentFeed: FeedVersionRow
  readonly feedReporterVersion: FeedReporterVersionRow
  readonly currentFeedReporter: FeedReporterVersionRow
  readonly feedReport: FeedReportRow
}
