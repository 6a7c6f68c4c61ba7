/** What a cell may hold. Numbers and whole numbers are written as they are; `null` is an empty cell. */
export type CsvValue = string | number | bigint | boolean | null

/** A column of a file: its heading and what it says of a row. */
export interface CsvColumn<Row> {
  readonly heading: string
  readonly value: (row: Row) => CsvValue
}

/**
 * Rows as CSV after RFC 4180: a line of headings, lines ended by CR LF, cells quoted where they must be. A text that a
 * spreadsheet would run as a formula gets an apostrophe before it.
 * @returns text that begins with no byte order mark
 */
export function csvText<Row>(columns: readonly CsvColumn<Row>[], rows: Iterable<Row>): string {
  const lines = [columns.map(({ heading }) => cell(heading)).join(',')]
  for (const row of rows) lines.push(columns.map(({ value }) => cell(value(row))).join(','))
  return `${lines.join('\r\n')}\r\n`
}

function cell(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
