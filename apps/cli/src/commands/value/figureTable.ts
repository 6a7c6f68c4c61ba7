import { type Column, table } from '../../frame/table.ts'
import type { Terminal } from '../../frame/terminal.ts'

const GAP = 2

/**
 * A table of figures whose cells never wrap: where the columns do not fit the terminal side by side, the table goes on
 * below with the first column again.
 * @param first heading of the first column
 * @param headings of the columns of figures
 */
export function figureTable(
  terminal: Terminal,
  first: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const all = [first, ...headings]
  const widths = all.map((heading, n) =>
    Math.max(heading.length, ...rows.map((row) => (row[n] ?? '').length)),
  )
  const parts: number[][] = []
  let room = -1
  for (let n = 1; n < all.length; n++) {
    room -= widths[n]! + GAP
    if (room < 0) {
      parts.push([0])
      room = terminal.columns - widths[0]! - widths[n]! - GAP
    }
    parts.at(-1)!.push(n)
  }
  const columnOf = (n: number): Column =>
    n === 0 ? { heading: first } : { heading: all[n]!, align: 'right' }
  return parts
    .map((columns) =>
      table(
        terminal,
        columns.map(columnOf),
        rows.map((row) => columns.map((n) => row[n] ?? '')),
      ),
    )
    .join('\n\n')
}
