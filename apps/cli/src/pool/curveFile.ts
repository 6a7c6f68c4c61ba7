import { type Curve, treasuryCurve } from '@specie/quant'
import { SpecieError } from '@specie/units'
import { readText } from '../workspace/readText.ts'

/**
 * The curve of a day out of a CSV file of daily par yields; without a day, the last one of the file.
 * @param date ISO date; the last row not after it is taken
 * @throws SpecieError `curve.missing` when the file has no row by then, ArgumentError when the row cannot be read
 */
export function curveFromFile(path: string, date?: string): Curve {
  const [header = '', ...rows] = readText(path).trim().split(/\r?\n/)
  const dateColumn = header.split(',').findIndex((name) => name.trim().toLowerCase() === 'date')
  const dayOf = (row: string) => row.split(',')[dateColumn] ?? ''
  const row = rows
    .filter((candidate) => date === undefined || dayOf(candidate) <= date)
    .sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))
    .at(-1)
  if (row === undefined) {
    throw new SpecieError({
      code: 'curve.missing',
      message: `${path} has no par yields${date === undefined ? '' : ` of ${date} or before`}`,
      expected: 'CSV with a heading date,m1,m3,m6,y1,… and a row a day, in per cent',
    })
  }
  return treasuryCurve(header, row)
}
