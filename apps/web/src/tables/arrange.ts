import type { CellValue, Column } from './column.ts'

/** How a table is sorted and filtered; kept in the page's address. */
export interface Arrangement {
  readonly sort?: { readonly column: string; readonly descending: boolean } | undefined
  readonly search?: string | undefined
  /** Column → chosen value. */
  readonly choices: Readonly<Record<string, string>>
}

/** Rows that pass the filters, in order. Rows without a figure come last in either direction. */
export function arrange<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  arrangement: Arrangement,
): Row[] {
  const { sort, search, choices } = arrangement
  const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const found = rows.filter(
    (row) =>
      words.every((word) =>
        columns.some((column) =>
          text(column.value?.(row) ?? null)
            .toLowerCase()
            .includes(word),
        ),
      ) &&
      columns.every(
        (column) =>
          choices[column.id] === undefined || text(column.value?.(row) ?? null) === choices[column.id],
      ),
  )
  const by = columns.find((column) => column.id === sort?.column)?.value
  if (by === undefined) return found
  const direction = sort?.descending ? -1 : 1
  return found.sort((a, b) => compare(by(a), by(b), direction))
}

/** Values that a column's filter offers. */
export function choicesOf<Row>(column: Column<Row>, rows: readonly Row[]): string[] {
  return [...new Set(rows.map((row) => text(column.value?.(row) ?? null)))]
    .filter((value) => value !== '')
    .sort()
}

function compare(a: CellValue, b: CellValue, direction: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  if (typeof a === 'string' && typeof b === 'string')
    return direction * a.localeCompare(b, 'en', { numeric: true })
  return direction * (a < b ? -1 : a > b ? 1 : 0)
}

function text(value: CellValue): string {
  return value === null ? '' : String(value)
}
