import type { ReactNode } from 'react'
import { Hint } from './Hint.tsx'

/** One figure with its name and unit. */
export function Stat({
  label,
  value,
  unit,
  hint,
  note,
}: {
  readonly label: string
  readonly value: ReactNode
  readonly unit?: ReactNode
  /** What the figure means. */
  readonly hint?: ReactNode
  /** Beneath: a change, a comparison, a date. */
  readonly note?: ReactNode
}) {
  return (
    <div className="min-w-0">
      <div className="flex items-center gap-1 text-[0.8125rem] text-ink-3">
        {label}
        {hint !== undefined && <Hint about={label}>{hint}</Hint>}
      </div>
      <div className="mt-1 flex flex-wrap items-baseline gap-x-1.5 font-semibold text-xl tracking-tight [&_.unit]:font-normal [&_.unit]:text-sm [&_.unit]:tracking-normal">
        {value}
        {unit !== undefined && <span className="font-normal text-ink-3 text-sm tracking-normal">{unit}</span>}
      </div>
      {note !== undefined && <div className="mt-1 text-[0.8125rem] text-ink-3">{note}</div>}
    </div>
  )
}
