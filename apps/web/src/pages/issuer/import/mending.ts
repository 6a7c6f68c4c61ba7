import type { RowError, Tape } from '@specie/api'

/** A cell that a person mended: row and column as the file has them, and what stands there now. */
export type MendedCell = Tape['mended'][number]

/** The mended cells with these put in, or in the place of earlier ones. */
export function withMended(
  cells: readonly MendedCell[],
  added: readonly MendedCell[],
): readonly MendedCell[] {
  const key = ({ row, column }: MendedCell) => `${row} ${column}`
  const merged = new Map([...cells, ...added].map((cell) => [key(cell), cell]))
  return [...merged.values()].sort((one, other) => one.row - other.row)
}

/** Errors that the same value mends: the same text in the same column. Errors of whole rows are alike to none. */
export function alikeErrors(errors: readonly RowError[], error: RowError): readonly RowError[] {
  if (!error.column) return [error]
  return errors.filter(({ column, found }) => column === error.column && found === error.found)
}

/** Rows, each once, in order. */
export function sortedRows(rows: Iterable<number>): readonly number[] {
  return [...new Set(rows)].sort((one, other) => one - other)
}
