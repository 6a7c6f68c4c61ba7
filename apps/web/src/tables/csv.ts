import type { CellValue, Column } from './column.ts'

/** Rows as RFC 4180 CSV: raw values, dates as ISO, amounts and currencies apart. */
export function toCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const exported = columns.flatMap(
    (column) =>
      column.exported ?? (column.value === undefined ? [] : [{ header: column.header, value: column.value }]),
  )
  const lines = [
    exported.map(({ header }) => cell(header)),
    ...rows.map((row) => exported.map(({ value }) => cell(value(row)))),
  ]
  return `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`
}

/** A spreadsheet runs what begins with these; an apostrophe makes it text again. */
const FORMULA = /^[=+@\t\r]|^-(?![\d.])/

function cell(value: CellValue): string {
  if (value === null) return ''
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
