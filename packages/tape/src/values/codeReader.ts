import type { ColumnMapping } from '../model/Mapping.ts'
import { type Cell, cellText } from './Cell.ts'
import { Fault } from './Fault.ts'
import { remember } from './remember.ts'

const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const currencies = new Set(Intl.supportedValuesOf('currency'))

/** Reads an ISO 3166 alpha-2 country or an ISO 4217 currency, after the mapping's dictionary. */
export function codeReader(
  type: 'country' | 'currency',
  mapping: Pick<ColumnMapping, 'values'>,
): (cell: Cell) => string | Fault {
  const dictionary = new Map(
    Object.entries(mapping.values ?? {}).map(([key, value]) => [key.toUpperCase(), value]),
  )
  const unknown =
    type === 'country'
      ? new Fault('country.unknown', 'an ISO 3166 code of two letters, e.g. DE', dictionaryRemedy)
      : new Fault('currency.unknown', 'an ISO 4217 code of three letters, e.g. EUR', dictionaryRemedy)
  const read = remember((text: string): string | Fault => {
    const upper = text.trim().toUpperCase()
    const code = dictionary.get(upper) ?? upper
    const exists =
      type === 'currency'
        ? currencies.has(code)
        : /^[A-Z]{2}$/.test(code) && regionNames.of(code) !== undefined
    return exists ? code : unknown
  })
  return (cell) => read(cellText(cell))
}

const dictionaryRemedy = 'write the code, or add the text to the dictionary of this column in the mapping'
