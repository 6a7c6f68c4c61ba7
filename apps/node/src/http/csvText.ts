import { csvLine } from '@specie/tape'

type Row = Readonly<Record<string, unknown>>

/**
 * Rows of an answer as CSV. Nested objects become columns `outer.inner`, lists `list.0`, `list.1`, so that every cell
 * is one figure; a token beside an amount becomes its symbol and decimals, so that amount and currency stand in columns
 * of their own.
 * @param beside columns that every row gets, for answers whose question says what they are counted in
 */
export function csvText(rows: readonly unknown[], beside: Row = {}): string {
  const flat = rows.map((row) => ({ ...flatten(row), ...beside }))
  const all = [...new Set(flat.flatMap((row) => Object.keys(row)))]
  // A value that is missing in one row and a whole object in another has the object's columns only.
  const outer = new Set(all.flatMap((name) => outerNames(name)))
  const columns = all.filter((name) => !outer.has(name))
  const lines = flat.map((row: Row) => columns.map((column) => String(row[column] ?? '')))
  return [columns, ...lines].map(csvLine).join('')
}

function flatten(value: unknown, prefix = ''): Row {
  if (typeof value !== 'object' || value === null) return { [prefix === '' ? 'value' : prefix]: value }
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, part]) => flatten(part, prefix === '' ? key : `${prefix}.${key}`)),
  )
}

function outerNames(name: string): string[] {
  const parts = name.split('.')
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('.'))
}
