import { type Cell, cellText } from './Cell.ts'
import { dateFormat } from './dateFormat.ts'
import { Fault } from './Fault.ts'
import { remember } from './remember.ts'

/** Reads dates of the given patterns, or the typed dates of XLSX and Parquet. Returns ISO dates. */
export function dateReader(patterns: readonly string[]): (cell: Cell) => string | Fault {
  const read = remember(dateFormat(patterns))
  const readIso = dateFormat(['yyyy-mm-dd'])
  return (cell) => {
    if (cell instanceof Date) return readIso(cellText(cell))
    if (typeof cell === 'number' && cell > 20_000 && cell < 80_000) {
      return new Fault(
        'date.unreadable',
        'a date, not the bare number that a spreadsheet keeps for it',
        'format the column as a date in the spreadsheet and save again',
      )
    }
    return read(cellText(cell).trim())
  }
}
