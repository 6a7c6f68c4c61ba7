import { type Field, fieldDefinitions } from '../model/Field.ts'
import { dayCounts, loanKinds, loanStatuses } from '../model/Loan.ts'
import type { ColumnMapping, NumberScale } from '../model/Mapping.ts'
import { type Cell, cellText, isBlank } from '../values/Cell.ts'
import { cellReader } from '../values/cellReader.ts'
import { dateFormat } from '../values/dateFormat.ts'
import { Fault } from '../values/Fault.ts'
import { parseDecimal } from '../values/parseDecimal.ts'
import { likelyValue } from './dictionaries.ts'

/** A way to read a column, how well it fits the sample (0 to 1), and what a person should look at. */
export interface ReadingGuess {
  readonly mapping: ColumnMapping
  readonly fit: number
  readonly notes: readonly string[]
}

const datePatterns = [
  'yyyy-mm-dd',
  'd.m.yyyy',
  'm/d/yyyy',
  'd/m/yyyy',
  'd-m-yyyy',
  'yyyy/mm/dd',
  'yyyymmdd',
  'd-mmm-yyyy',
  'd-mmm-yy',
  'mmm-yyyy',
  'mmm-yy',
  'd mmm yyyy',
  'm/d/yy',
  'd.m.yy',
]

const canonical: Partial<Record<Field, readonly string[]>> = {
  kind: loanKinds,
  dayCount: dayCounts,
  status: loanStatuses,
  frequency: ['1', '3', '6', '12'],
}

/** Guesses how the cells of a column are read as a field, from a sample. */
export function guessReading(field: Field, column: string, sample: readonly Cell[]): ReadingGuess {
  const cells = sample.filter((cell) => !isBlank(cell))
  const { type } = fieldDefinitions[field]
  const notes: string[] = []
  let mapping: ColumnMapping = { field, column }
  if (type === 'date') mapping = { ...mapping, ...guessDates(cells, notes) }
  if (type === 'money' || type === 'rate' || type === 'integer')
    mapping = { ...mapping, ...guessDecimal(cells) }
  if (type === 'rate') mapping = { ...mapping, scale: guessRateScale(cells, mapping.decimal ?? '.', notes) }
  if (type === 'choice') mapping = { ...mapping, ...guessValues(field, cells) }
  if (cells.length === 0) return { mapping, fit: 0.5, notes: ['the sample has no value'] }
  const read = cellReader(mapping, 6)
  const readable = cells.filter((cell) => !(read(cell) instanceof Fault)).length
  if (readable < cells.length)
    notes.push(`${cells.length - readable} of ${cells.length} sample cells cannot be read`)
  return { mapping, fit: readable / cells.length, notes }
}

function guessDates(cells: readonly Cell[], notes: string[]): Pick<ColumnMapping, 'dateFormats'> {
  const texts = cells.filter((cell) => !(cell instanceof Date)).map((cell) => cellText(cell).trim())
  if (texts.length === 0) return {}
  const counted = datePatterns
    .map((pattern) => {
      const read = dateFormat([pattern])
      return { pattern, count: texts.filter((text) => !(read(text) instanceof Fault)).length }
    })
    .filter(({ count }) => count > 0)
    .sort((left, right) => right.count - left.count)
  const [best, ...others] = counted
  if (best === undefined) return {}
  const rival = others.find(({ count }) => count === best.count)
  if (rival !== undefined) notes.push(`dates fit ${best.pattern} and ${rival.pattern}: check which is meant`)
  const read = dateFormat([best.pattern])
  const rest = texts.filter((text) => read(text) instanceof Fault)
  const second = datePatterns.find(
    (pattern) => rest.length > 0 && rest.every((text) => !(dateFormat([pattern])(text) instanceof Fault)),
  )
  return { dateFormats: second === undefined ? [best.pattern] : [best.pattern, second] }
}

/** Comma as the decimal sign when more cells read that way, or when it is the only sign and cuts off cents. */
function guessDecimal(cells: readonly Cell[]): Pick<ColumnMapping, 'decimal'> {
  const texts = cells.filter((cell) => typeof cell === 'string').map((text) => text.replace(/%$/, '').trim())
  const readable = (sign: '.' | ','): number =>
    texts.filter((text) => typeof parseDecimal(text, 12, sign, true) === 'bigint').length
  const [points, commas] = [readable('.'), readable(',')]
  return commas > points || (commas === points && texts.some((text) => /\d,\d{1,2}$/.test(text)))
    ? { decimal: ',' }
    : {}
}

function guessRateScale(cells: readonly Cell[], decimal: '.' | ',', notes: string[]): NumberScale {
  const places = 9
  const values = cells
    .map((cell) =>
      parseDecimal(
        cellText(cell).trim().replace(/\s*%$/, ''),
        places,
        typeof cell === 'string' ? decimal : '.',
        true,
      ),
    )
    .filter((value) => typeof value === 'bigint')
    .map((value) => Number(value) / 10 ** places)
    .sort((left, right) => left - right)
  const median = values[Math.floor(values.length / 2)] ?? 0
  const most = values.at(-1) ?? 0
  if (cells.some((cell) => cellText(cell).trim().endsWith('%'))) return 'percent'
  if (most <= 1 && median < 0.6) return 'fraction'
  if (median >= 100) return 'basisPoints'
  if (most <= 1) notes.push('rates lie between 0.6 and 1: check whether they are percent or fractions')
  return 'percent'
}

function guessValues(field: Field, cells: readonly Cell[]): Pick<ColumnMapping, 'values'> {
  const known = new Set((canonical[field] ?? []).map((value) => value.toLowerCase()))
  const entries = [...new Set(cells.map((cell) => cellText(cell).trim()))]
    .filter((text) => !known.has(text.toLowerCase()))
    .map((text) => [text, likelyValue(field, text)] as const)
    .filter((entry): entry is readonly [string, string] => entry[1] !== undefined)
    .slice(0, 50)
  return entries.length === 0 ? {} : { values: Object.fromEntries(entries) }
}
