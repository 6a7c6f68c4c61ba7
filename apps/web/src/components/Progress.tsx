import { formatPercent } from '../format/rates.ts'

/** How much of a whole is reached, 0 to 1. */
export function Progress({
  value,
  label,
  note,
  name,
}: {
  readonly value: number
  readonly label: string
  /** What stands at the end, otherwise the per cent. */
  readonly note?: string
  /** What it is of, for those who do not see, where `label` is only a figure. */
  readonly name?: string
}) {
  const part = Math.min(1, Math.max(0, Number.isFinite(value) ? value : 0))
  return (
    <div>
      <div className="mb-1.5 flex justify-between gap-3 text-[0.8125rem]">
        <span className="text-ink-2">{label}</span>
        <span className="text-ink-3">{note ?? formatPercent(part, 0)}</span>
      </div>
      <div
        role="progressbar"
        aria-label={name ?? label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(part * 100)}
        className="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className="h-full rounded-full bg-accent transition-[width] duration-500"
          style={{ width: `${part * 100}%` }}
        />
      </div>
    </div>
  )
}
