import type { ReactNode } from 'react'
import { classes } from '../../../components/classes.ts'

/** A small table of figures: first column names, the others right-aligned. It scrolls by itself on a narrow screen. */
export function FigureTable({
  caption,
  head,
  rows,
}: {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly {
    readonly key: string
    readonly cells: readonly ReactNode[]
    readonly wrong?: boolean
  }[]
}) {
  return (
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto rounded-lg border border-line">
      <table className="w-full text-[0.8125rem]">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="bg-sunken text-ink-3 text-xs">
            {head.map((name, i) => (
              <th
                key={name}
                scope="col"
                className={classes(
                  'whitespace-nowrap px-3 py-2 font-medium',
                  i === 0 ? 'text-left' : 'text-right',
                )}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells, wrong }) => (
            <tr key={key} className={classes('border-line border-t', wrong === true && 'bg-bad-soft')}>
              {cells.map((cell, i) =>
                i === 0 ? (
                  <th key={head[i]} scope="row" className="min-w-24 px-3 py-1.5 text-left font-normal">
                    {cell}
                  </th>
                ) : (
                  <td key={head[i]} className="whitespace-nowrap px-3 py-1.5 text-right">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
