import { type ReactNode, useState } from 'react'
import { Hint } from '../components/Hint.tsx'
import type { ChartFrame } from './types.ts'

/** One row of a chart's table. */
export interface ChartRow {
  readonly name: string
  readonly values: readonly string[]
}

/** Frame of a chart: title, unit, legend, the drawing or its table, and the source. */
export function ChartBox({
  frame,
  legend = [],
  head,
  rows,
  children,
}: {
  readonly frame: ChartFrame
  readonly legend?: readonly { readonly name: string; readonly colour: string; readonly dashed?: boolean }[]
  readonly head: readonly string[]
  readonly rows: () => readonly ChartRow[]
  readonly children: ReactNode
}) {
  const [asTable, setAsTable] = useState(false)
  return (
    <figure className="min-w-0">
      <figcaption className="mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <div className="flex items-center gap-1 font-semibold text-[0.9375rem]">
            {frame.title}
            {frame.hint !== undefined && <Hint about={frame.title}>{frame.hint}</Hint>}
          </div>
          <div className="text-ink-3 text-xs">{frame.unit}</div>
        </div>
        <div className="flex items-center gap-2" data-print="off">
          {frame.action}
          <button
            type="button"
            onClick={() => setAsTable(!asTable)}
            className="rounded-md px-2 py-1 font-medium text-ink-3 text-xs hover:bg-sunken hover:text-ink"
          >
            {asTable ? 'View as chart' : 'View as table'}
          </button>
        </div>
      </figcaption>
      {asTable ? <ChartTable frame={frame} head={head} rows={rows()} /> : children}
      {!asTable && legend.length > 1 && (
        <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-ink-2 text-xs">
          {legend.map((entry) => (
            <li key={entry.name} className="flex items-center gap-1.5">
              <svg width="14" height="8" aria-hidden="true">
                <path
                  d="M0 4h14"
                  stroke={entry.colour}
                  strokeWidth="3"
                  strokeDasharray={entry.dashed ? '4 2' : undefined}
                />
              </svg>
              {entry.name}
            </li>
          ))}
        </ul>
      )}
      {frame.source !== undefined && <p className="mt-3 text-ink-3 text-xs">Source: {frame.source}</p>}
    </figure>
  )
}

function ChartTable({
  frame,
  head,
  rows,
}: {
  readonly frame: ChartFrame
  readonly head: readonly string[]
  readonly rows: readonly ChartRow[]
}) {
  return (
    <section
      aria-label={`${frame.title} as a table`}
      tabIndex={0}
      className="max-h-80 overflow-auto rounded-lg border border-line"
    >
      <table className="w-full text-sm">
        <caption className="sr-only">
          {frame.title}, {frame.unit}
        </caption>
        <thead>
          <tr>
            {head.map((name, index) => (
              <th
                key={name}
                scope="col"
                className={`sticky top-0 bg-sunken px-3 py-2 font-medium text-ink-3 text-xs ${index === 0 ? 'text-left' : 'text-right'}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name} className="border-line border-t">
              <th scope="row" className="whitespace-nowrap px-3 py-1.5 text-left font-normal">
                {row.name}
              </th>
              {row.values.map((value, index) => (
                <td key={head[index + 1]} className="whitespace-nowrap px-3 py-1.5 text-right">
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
