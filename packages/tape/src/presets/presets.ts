import type { Mapping } from '../model/Mapping.ts'
import accountsReceivable from './accountsReceivable.json' with { type: 'json' }
import lendingClub2007 from './lendingClub2007.json' with { type: 'json' }
import lendingClub2015 from './lendingClub2015.json' with { type: 'json' }
import smallBusinessAdministration from './smallBusinessAdministration.json' with { type: 'json' }
import specie from './specie.json' with { type: 'json' }

/** Mappings of known layouts, Specie's own first. */
export const presets: readonly Mapping[] = [
  specie,
  lendingClub2007,
  lendingClub2015,
  smallBusinessAdministration,
  accountsReceivable,
] as unknown as readonly Mapping[]

/** The preset whose columns are all among the headings (the one with most columns), or undefined. */
export function presetFor(headings: readonly string[]): Mapping | undefined {
  const present = new Set(headings)
  return presets
    .filter((preset) => preset.columns.every(({ column }) => present.has(column)))
    .sort((left, right) => right.columns.length - left.columns.length)[0]
}
