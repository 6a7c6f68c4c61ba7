import type { FeedSettings } from '@specie/protocol'

const DAY = 86_400

/**
 * Usual conditions of a daily curve: 40 days until it is stale (a month and some slack), a bucket moves at most one
 * percentage point in a report and half of one a day.
 */
export const curveFeedSettings: FeedSettings = {
  kind: 'curve',
  quorum: 1,
  maxAge: 40 * DAY,
  step: 100_000,
  pace: 50_000,
}
