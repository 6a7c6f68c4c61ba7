import type { ValuationRow } from '../tables/nav.ts'

/**
 * What a confirmation makes of the values before it. Its event tells none, so they are carried, and are off by what the
 * portfolio earned since; the next valuation is exact again. After the first report exits count what was reported less
 * unrealised losses; later they count no more than before (a gain vests), and entries follow the report confirmed.
 */
export function confirmedValues(before: ValuationRow): ValuationRow {
  const impairment = before.pendingImpairment
  const settled = { impairment, pendingImpairment: 0n, status: 'accepted', exact: false } as const
  const carried = { ...before, cause: 'confirmation', ...settled }
  if (before.status === 'opened') {
    return { ...carried, lower: before.upper > impairment ? before.upper - impairment : 0n }
  }
  // The newest value is the one of the two that lies nearer to what was reported.
  const low = before.lower + before.impairment
  const rises = distance(before.upper, before.value) <= distance(low, before.value)
  return { ...carried, upper: rises ? before.upper : low }
}

function distance(a: bigint, b: bigint): bigint {
  return a > b ? a - b : b - a
}
