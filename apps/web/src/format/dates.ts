const DAY = 86_400

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Unix seconds as a UTC calendar date `2026-01-31`. */
export function isoDate(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10)
}

/** A UTC date for reading: `31 Jan 2026`. Takes unix seconds or an ISO date. */
export function formatDate(date: number | string): string {
  const iso = typeof date === 'number' ? isoDate(date) : date
  const [year, month, day] = iso.split('-')
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`
}

/** A UTC month for an axis: `Jan 26`. */
export function formatMonth(date: number | string): string {
  const iso = typeof date === 'number' ? isoDate(date) : date
  const [year, month] = iso.split('-')
  return `${MONTHS[Number(month) - 1]} ${year!.slice(2)}`
}

/** Date and time of day, UTC: `31 Jan 2026, 14:05 UTC`. */
export function formatTime(seconds: number): string {
  return `${formatDate(seconds)}, ${new Date(seconds * 1000).toISOString().slice(11, 16)} UTC`
}

/** A span for reading: `12 s`, `5 min`, `3 h`, `12 days`. */
export function formatSpan(seconds: number): string {
  const span = Math.max(0, Math.round(seconds))
  if (span < 90) return `${span} s`
  if (span < 90 * 60) return `${Math.round(span / 60)} min`
  if (span < 2 * DAY) return `${Math.round(span / 3600)} h`
  if (span < 60 * DAY) return `${Math.round(span / DAY)} days`
  if (span < 730 * DAY) return `${Math.round(span / (30.44 * DAY))} months`
  return `${Math.round(span / (365.25 * DAY))} years`
}

/** `in 5 days`, `5 days ago` or `just now`, seen from `now`. */
export function formatDistance(seconds: number, now: number): string {
  if (Math.abs(seconds - now) < 2) return 'just now'
  return seconds > now ? `in ${formatSpan(seconds - now)}` : `${formatSpan(now - seconds)} ago`
}
