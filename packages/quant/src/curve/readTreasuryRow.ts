import { ArgumentError } from '@specie/units'
import type { ParYield } from './ParYield.ts'

/** One day of par yields. */
export interface TreasuryRow {
  /** ISO date. */
  readonly date: string
  /** Those quoted on that day, ascending. */
  readonly yields: readonly ParYield[]
}

/**
 * Reads one row of a file of daily Treasury par yields. Columns are named `date`, `m1` … `y30` (or as the Treasury
 * writes them: `Date` as 07/11/2025, `1 Mo`, `30 Yr`); percent; an empty cell or `N/A` means not quoted; a zero is a zero.
 * @param header the file's first line
 * @param row one of the others
 * @throws ArgumentError naming the column that cannot be read
 */
export function readTreasuryRow(header: string, row: string): TreasuryRow {
  const names = header.trim().split(',').map(unquote)
  const cells = row.trim().split(',').map(unquote)
  if (cells.length !== names.length)
    throw new ArgumentError('row', row, `${names.length} columns, as the heading has`)
  const dateColumn = names.findIndex((name) => name.toLowerCase() === 'date')
  if (dateColumn < 0) throw new ArgumentError('header', header, 'a column named date')
  const yields = names.flatMap((name, n) => {
    const months = monthsOf(name)
    const text = cells[n]!
    if (months === undefined || text === '' || text === 'N/A') return []
    if (!/^-?\d+(\.\d*)?$/.test(text)) throw new ArgumentError(name, text, 'a yield in percent, or nothing')
    return [{ months, yield: Number(`${text}e-2`) }]
  })
  return { date: isoDate(cells[dateColumn]!), yields: yields.sort((a, b) => a.months - b.months) }
}

/** The Treasury's own files write 07/11/2025. */
function isoDate(text: string): string {
  return text.replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, '$3-$1-$2')
}

function monthsOf(name: string): number | undefined {
  const match = /^(?:([my])(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?) (Mo|Month|Yr))$/i.exec(name)
  if (match === null) return undefined
  const years = match[1]?.toLowerCase() === 'y' || match[4]?.toLowerCase() === 'yr'
  return Number(match[2] ?? match[3]) * (years ? 12 : 1)
}

function unquote(cell: string): string {
  return cell.trim().replace(/^"(.*)"$/, '$1')
}
