import {
  type Cell,
  guessMapping,
  type Mapping,
  type MappingGuess,
  type OpenOptions,
  openTape,
  parseMapping,
  presets,
} from '@specie/tape'
import { SpecieError } from '@specie/units'
import { readText } from '../../workspace/readText.ts'

/** A mapping and where it came from. */
export interface ChosenMapping {
  readonly mapping: Mapping
  readonly origin: 'file' | 'preset' | 'guess'
  readonly headings: readonly string[]
  readonly sample: readonly (readonly Cell[])[]
  /** What the headings alone suggest. */
  readonly guess: MappingGuess
}

/**
 * The mapping of a file: the saved one, the preset asked for, the preset whose columns the file has, or a guess.
 * @throws SpecieError `input.preset` with the names that exist, `input.file` when the mapping cannot be read
 */
export async function mappingFor(
  file: string,
  options: { readonly mapping?: string; readonly preset?: string },
  open: OpenOptions,
): Promise<ChosenMapping> {
  const table = await openTape(file, open)
  try {
    const { headings, sample } = table
    const guess = guessMapping(headings, sample)
    const known = { headings, sample, guess }
    if (options.mapping !== undefined) {
      return { ...known, mapping: parseMapping(readText(options.mapping)), origin: 'file' }
    }
    if (options.preset !== undefined)
      return { ...known, mapping: presetNamed(options.preset), origin: 'preset' }
    return { ...known, mapping: guess.mapping, origin: presets.includes(guess.mapping) ? 'preset' : 'guess' }
  } finally {
    await table.close()
  }
}

function presetNamed(name: string): Mapping {
  const found = presets.find((preset) => preset.name === name)
  if (found !== undefined) return found
  throw new SpecieError({
    code: 'input.preset',
    message: `There is no preset called ${JSON.stringify(name)}`,
    expected: `one of ${presets.map((preset) => preset.name).join(', ')}`,
    remedy: 'or leave --preset away: then the mapping is found by the headings',
  })
}
