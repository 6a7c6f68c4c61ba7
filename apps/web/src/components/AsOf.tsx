import { formatSpan, formatTime } from '../format/dates.ts'
import { formatCount } from '../format/rates.ts'
import { classes } from './classes.ts'

/** Behind by more than this, figures are called old. */
export const LATE_SECONDS = 60

/** Which block figures are of, and how far behind. */
export function AsOf({
  block,
  lag,
}: {
  readonly block: { readonly number: number; readonly timestamp: number }
  readonly lag: number
}) {
  const late = lag > LATE_SECONDS
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1.5 whitespace-nowrap text-xs',
        late ? 'text-warn' : 'text-ink-3',
      )}
      title={`Block time ${formatTime(block.timestamp)}`}
    >
      <span aria-hidden="true" className={classes('size-1.5 rounded-full', late ? 'bg-warn' : 'bg-good')} />
      as of block {formatCount(block.number)}, {formatSpan(lag)} ago
    </span>
  )
}
