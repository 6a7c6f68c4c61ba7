import { csvLine } from '@specie/tape'

type Row = Readonly<Record<string, unknown>>

/**
 * Rows of an answer as CSV. Nested objects become columns `outer.inner`; a token beside an amount becomes its symbol
 * and decimals, so that amount and currency stand in columns of their own. Lists inside a row stay JSON.
 */
export function csvText(rows: readonly unknown[]): string {
  const flat = rows.map((row) => flatten(row))
  const columns = [...new Set(flat.flatMap((row) => Object.keys(row)))]
  const lines = flat.map((row) => columns.map((column) => String(row[column] ?? '')))
  return [columns, ...lines].map(csvLine).join('')
}

function flatten(row: unknown, prefix = ''): Row {
  if (typeof row !== 'object' || row === null) return { [prefix === '' ? 'value' : prefix]: row }
  return Object.assign(
    {},
    ...Object.entries(row).map(([key, value]) => {
      const name = prefix === '' ? key : `${prefix}.${key}`
      if (typeof value !== 'object' || value === null) return { [name]: value }
      return Array.isArray(value) ? { [name]: JSON.stringify(value) } : flatten(value, name)
    }),
  )
}
