import type { ColumnMapping } from '../model/Mapping.ts'
import { type Cell, cellText } from './Cell.ts'
import { Fault } from './Fault.ts'

const longest = 200

/** Control characters, the replacement character of a broken encoding, and invisible direction marks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd]/

/**
 * Reads free text: outer blanks cut, dictionary applied. An apostrophe that protects a spreadsheet from a
 * formula (`'=…`) is taken off again.
 */
export function textReader(mapping: Pick<ColumnMapping, 'values'>): (cell: Cell) => string | Fault {
  const dictionary = mapping.values === undefined ? null : new Map(Object.entries(mapping.values))
  return (cell) => {
    const trimmed = cellText(cell).trim()
    const text = /^'[=+\-@]/.test(trimmed) ? trimmed.slice(1) : trimmed
    if (unprintable.test(text)) {
      return new Fault(
        'text.control',
        'printable text on one line',
        'remove the line break or invisible character from the cell; if letters look wrong, save the file as UTF-8',
      )
    }
    if (text.length > longest) {
      return new Fault(
        'text.long',
        `at most ${longest} characters`,
        'shorten the text, or check that no quote is missing',
      )
    }
    return dictionary?.get(text) ?? text
  }
}
