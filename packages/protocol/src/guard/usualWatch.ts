import type { WatchTerms } from '../read/readGuard.ts'

/**
 * Terms on which a share is usually watched: a gap of 1 % beyond bid or ask that is four deviations from its mean, seen
 * three times at least an hour apart, raises a level by one for six hours; levels last two days at most before four
 * days of rest. `depth` is in cash of six decimals.
 */
export const USUAL_WATCH: WatchTerms = {
  band: 10_000_000,
  leastDeviation: 1_000_000,
  sigmas: 40,
  observations: 3,
  spacing: 3_600,
  duration: 6 * 3_600,
  longest: 2 * 86_400,
  rest: 4 * 86_400,
  ceilings: { staleNav: 2, parkedNav: 1, divergence: 3, deskExhausted: 1, coverLow: 2 },
  depth: 500_000_000n,
}
