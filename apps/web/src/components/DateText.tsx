import { formatDate, formatTime, isoDate } from '../format/dates.ts'

/** A day, or with `time` a moment (UTC). Takes unix seconds or an ISO date; null is a dash. */
export function DateText({
  date,
  time = false,
}: {
  readonly date: number | string | null
  readonly time?: boolean
}) {
  if (date === null) return <span className="text-ink-3">–</span>
  const machine = typeof date === 'number' ? new Date(date * 1000).toISOString() : date
  return (
    <time
      dateTime={machine}
      className="whitespace-nowrap"
      title={typeof date === 'number' ? formatTime(date) : isoDate(Date.parse(date) / 1000)}
    >
      {time && typeof date === 'number' ? formatTime(date) : formatDate(date)}
    </time>
  )
}
