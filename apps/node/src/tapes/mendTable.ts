import type { Cell, RawTable, RowItem } from '@specie/tape'
import { SpecieError } from '@specie/units'

/** A cell written anew. */
export interface MendedCell {
  /** As a spreadsheet shows it. */
  readonly row: number
  readonly column: string
  readonly value: string
}

/**
 * A table with some of its cells written anew; the file stays as it came.
 * @throws SpecieError `input.column` for a column that the table lacks
 */
export function mendTable(table: RawTable, cells: readonly MendedCell[]): RawTable {
  if (cells.length === 0) return table
  const byRow = new Map<number, MendedCell[]>()
  for (const cell of cells) byRow.set(cell.row, [...(byRow.get(cell.row) ?? []), cell])
  const unknown = cells.find(({ column }) => !table.headings.includes(column))
  if (unknown !== undefined) {
    throw new SpecieError({
      code: 'input.column',
      message: `The file has no column ${JSON.stringify(unknown.column)} to mend`,
      expected: `one of ${table.headings.join(', ')}`,
    })
  }
  const mend = (row: RowItem, number: number): RowItem => {
    const changes = byRow.get(number)
    if (changes === undefined || !Array.isArray(row)) return row
    const mended: Cell[] = [...row]
    for (const { column, value } of changes) mended[table.headings.indexOf(column)] = value
    return mended
  }
  async function* batches(): RawTable['batches'] extends AsyncIterable<infer Batch>
    ? AsyncGenerator<Batch>
    : never {
    for await (const batch of table.batches) {
      yield { ...batch, rows: batch.rows.map((row, index) => mend(row, batch.firstRow + index)) }
    }
  }
  return { ...table, batches: batches() }
}
