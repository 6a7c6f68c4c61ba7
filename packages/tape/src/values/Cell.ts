/** A cell as a file holds it: text from CSV, typed values from XLSX and Parquet, null when empty. */
export type Cell = string | number | bigint | boolean | Date | null

/** Whether a cell counts as empty. */
export function isBlank(cell: Cell | undefined): cell is null | undefined | '' {
  return (
    cell === null || cell === undefined || (typeof cell === 'string' && (cell === '' || cell.trim() === ''))
  )
}

/** A cell as text for a person and for export; dates without a time as ISO dates. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) {
    if (Number.isNaN(cell.getTime())) return 'an invalid date'
    const text = cell.toISOString()
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text
  }
  return String(cell)
}
