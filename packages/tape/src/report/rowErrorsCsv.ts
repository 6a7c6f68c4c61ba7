import type { RowError } from '../model/RowError.ts'
import { csvLine } from './csvCell.ts'

/** Row errors or warnings as CSV text, one line each: file, row, column, found, expected, remedy, code. */
export function rowErrorsCsv(errors: readonly RowError[]): string {
  const lines = errors.map(({ file, row, column, found, expected, remedy, code }) =>
    csvLine([file, String(row), column, found, expected, remedy, code]),
  )
  return csvLine(['file', 'row', 'column', 'found', 'expected', 'remedy', 'code']) + lines.join('')
}
