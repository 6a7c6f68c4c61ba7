import type { TapeReading } from '../read/TapeReading.ts'
import { cellText } from '../values/Cell.ts'
import { csvLine } from './csvCell.ts'

const errorsColumn = 'errors'

/**
 * The rejected rows as CSV text in the columns of the file, with one more column that says what is wrong: to be
 * mended and imported again. An `errors` column from an earlier round is replaced.
 */
export function rejectedRowsCsv(reading: Extract<TapeReading, { ok: false }>): string {
  const { headings, rejected, errors } = reading
  const kept = headings.map((_, index) => index).filter((index) => headings[index] !== errorsColumn)
  const texts = new Map<number, string[]>()
  for (const { row, column, found, expected } of errors) {
    const text = `${column === '' ? 'row' : column}: found "${found}", expected ${expected}`
    const known = texts.get(row)
    if (known === undefined) texts.set(row, [text])
    else known.push(text)
  }
  const lines = rejected.map(({ row, cells }) => {
    const extra = cells.slice(headings.length).map(cellText)
    const own = [...kept.map((index) => cellText(cells[index])), ...extra]
    return csvLine([...own, `row ${row}: ${(texts.get(row) ?? []).join('; ')}`])
  })
  return csvLine([...kept.map((index) => headings[index]!), errorsColumn]) + lines.join('')
}
