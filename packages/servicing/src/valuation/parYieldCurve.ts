import { type Curve, treasuryCurve } from '@specie/quant'
import { SpecieError } from '@specie/units'

/**
 * The curve of a day out of a CSV text of daily par yields; without a day, the last one of the text.
 * @param source what the text came from, for the message
 * @param date ISO date; the last row not after it is taken
 * @throws SpecieError `curve.missing` when the text has no row by then, ArgumentError when the row cannot be read
 */
export function parYieldCurve(text: string, source: string, date?: string): Curve {
  const [header = '', ...rows] = text.trim().split(/\r?\n/)
  const dateColumn = header.split(',').findIndex((name) => name.trim().toLowerCase() === 'date')
  const dayOf = (row: string) => row.split(',')[dateColumn] ?? ''
  const row = rows
    .filter((candidate) => date === undefined || dayOf(candidate) <= date)
    .sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))
    .at(-1)
  if (row === undefined) {
    throw new SpecieError({
      code: 'curve.missing',
      message: `${source} has no par yields${date === undefined ? '' : ` of ${date} or before`}`,
      expected: 'CSV with a heading date,m1,m3,m6,y1,… and a row a day, in per cent',
    })
  }
  return treasuryCurve(header, row)
}
