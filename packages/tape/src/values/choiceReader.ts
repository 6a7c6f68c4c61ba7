import type { ColumnMapping } from '../model/Mapping.ts'
import { type Cell, cellText } from './Cell.ts'
import { Fault } from './Fault.ts'
import { remember } from './remember.ts'

/**
 * Reads one of a few values: first the mapping's dictionary, then the canonical values themselves;
 * case and outer blanks do not matter. Prefixes of the mapping are cut off before.
 */
export function choiceReader(
  accepted: readonly string[],
  mapping: Pick<ColumnMapping, 'values' | 'strip'>,
): (cell: Cell) => string | Fault {
  const dictionary = new Map(accepted.map((value) => [fold(value), value]))
  for (const [found, value] of Object.entries(mapping.values ?? {})) dictionary.set(fold(found), value)
  const unknown = new Fault(
    'choice.unknown',
    `one of ${[...new Set([...Object.keys(mapping.values ?? {}), ...accepted])].join(', ')}`,
    'correct the cell, or add the text to the dictionary of this column in the mapping',
  )
  const prefixes = (mapping.strip ?? []).map((rule) => fold(rule.prefix))
  const read = remember((text: string): string | Fault => {
    const folded = fold(text)
    const prefix = prefixes.find((candidate) => folded.startsWith(candidate)) ?? ''
    return dictionary.get(folded.slice(prefix.length).trim()) ?? unknown
  })
  return (cell) => read(cellText(cell))
}

function fold(text: string): string {
  return text.trim().toLowerCase()
}
