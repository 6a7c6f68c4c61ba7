import type { WindowReading, WindowTimes } from '@specie/protocol'
import { type Calendar, type WindowRhythm, windowDates } from '@specie/quant'

const DAY = 86_400
/** Cut-offs and settlements are at noon UTC of their days. */
const NOON = 43_200

/** What the dates of further windows follow. */
export interface AheadRule {
  readonly calendar: Calendar
  /** Windows that are to be published and not settled. */
  readonly ahead: number
}

/**
 * Times of further windows: the rhythm, the day and the notice of those that are published go on, over the bank holidays
 * of a calendar. Nothing where fewer than two are published, or enough are.
 * @param published in order
 * @param now unix seconds
 */
export function datesAhead(
  published: readonly WindowReading[],
  { calendar, ahead }: AheadRule,
  now: number,
): WindowTimes[] {
  const [first, last] = [published[0], published.at(-1)]
  const missing = ahead - published.filter(({ settles }) => settles > now).length
  if (first === undefined || last === undefined || first === last || missing <= 0) return []
  const rule = { rhythm: rhythmOf(published), calendar, cutoffDays: noticeOf(published) }
  const begun = Math.floor(first.settles / DAY)
  return windowDates(rule, begun, published.length + ahead + 12)
    .map(({ cutoff, settles }) => ({ cutoff: cutoff * DAY + NOON, settles: settles * DAY + NOON }))
    .filter(
      ({ cutoff, settles }) => cutoff >= last.settles && settles > last.settles && cutoff >= now + DAY + 600,
    )
    .slice(0, missing)
}

/** The rhythm whose length is nearest to the usual time between two settlements. */
function rhythmOf(published: readonly WindowReading[]): WindowRhythm {
  const gaps = published.slice(1).map(({ settles }, n) => (settles - published[n]!.settles) / DAY)
  const usual = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)]!
  if (usual < 4) return 'daily'
  if (usual < 15) return 'weekly'
  return usual < 60 ? 'monthly' : 'quarterly'
}

/** Business days between cut-off and settlement: five of seven days, at least one. */
function noticeOf(published: readonly WindowReading[]): number {
  const days = published.map(({ cutoff, settles }) => (settles - cutoff) / DAY).sort((a, b) => a - b)
  return Math.max(1, Math.round((days[Math.floor(days.length / 2)]! * 5) / 7))
}
