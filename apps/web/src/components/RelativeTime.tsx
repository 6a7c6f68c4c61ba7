import { formatDistance, formatTime } from '../format/dates.ts'
import { useLocal } from '../wallet/useLocal.ts'

/** A moment seen from now, by the chain's clock where that differs from the machine's. */
export function RelativeTime({ time }: { readonly time: number | null }) {
  const local = useLocal()
  if (time === null) return <span className="text-ink-3">–</span>
  const now = local?.time ?? Math.floor(Date.now() / 1000)
  return (
    <time
      dateTime={new Date(time * 1000).toISOString()}
      title={formatTime(time)}
      className="whitespace-nowrap"
    >
      {formatDistance(time, Math.max(now, time))}
    </time>
  )
}
