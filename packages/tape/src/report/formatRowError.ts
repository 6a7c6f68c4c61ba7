import type { RowError } from '../model/RowError.ts'

/** A row error as one sentence: `loans.csv, row 7, Rate: found "12x", expected a yearly rate; write digits only`. */
export function formatRowError({ file, row, column, found, expected, remedy }: RowError): string {
  const place = [file, `row ${row}`, column].filter((part) => part !== '').join(', ')
  return `${place}: found ${JSON.stringify(found)}, expected ${expected}; ${remedy}`
}
