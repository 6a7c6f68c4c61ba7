import type { ReactNode } from 'react'
import { Hint } from './Hint.tsx'

/** Names and values, a line each. */
export function KeyValue({
  rows,
}: {
  readonly rows: readonly {
    readonly label: string
    readonly value: ReactNode
    readonly hint?: ReactNode /** A sum: stands out. */
    readonly strong?: boolean
  }[]
}) {
  return (
    <dl className="divide-y divide-line text-sm">
      {rows.map((row) => (
        <div key={row.label} className="flex items-baseline justify-between gap-4 py-2 first:pt-0 last:pb-0">
          <dt className={row.strong === true ? 'font-medium text-ink' : 'text-ink-3'}>
            <span className="inline-flex items-center gap-1">
              {row.label}
              {row.hint !== undefined && <Hint about={row.label}>{row.hint}</Hint>}
            </span>
          </dt>
          <dd className={row.strong === true ? 'min-w-0 text-right font-semibold' : 'min-w-0 text-right'}>
            {row.value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
