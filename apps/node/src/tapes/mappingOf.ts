import {
  type ColumnMapping,
  type Field,
  fieldDefinitions,
  guessMapping,
  guessReading,
  type Mapping,
  presets,
} from '@specie/tape'
import { SpecieError } from '@specie/units'
import type { ChosenSettings, FoundTape } from './TapeState.ts'

/**
 * The mapping of a file with what a person changed in it. How the cells of a newly named column are read is guessed
 * from the sample.
 * @throws SpecieError `input.column` or `input.preset` for names that do not exist
 */
export function mappingOf(found: FoundTape, settings: ChosenSettings): Mapping {
  const base = baseOf(found, settings)
  const changed = Object.entries(settings.columns)
  const assumed = new Set([...settings.assume.map(({ field }) => field)])
  const columns = [
    ...base.columns.filter(({ field }) => settings.columns[field] === undefined),
    ...changed.flatMap(([field, column]) =>
      column === null ? [] : [columnOf(found, base, field as Field, column)],
    ),
  ]
  const filled = new Set(columns.map(({ field }) => field))
  const assumptions = [
    ...(base.assumptions ?? []).filter(({ field }) => !filled.has(field) && !assumed.has(field)),
    ...settings.assume.filter(({ field }) => !filled.has(field)),
  ]
  const needsCurrency = !filled.has('currency') && !assumptions.some(({ field }) => field === 'currency')
  return {
    ...base,
    name: changed.length === 0 ? base.name : `${base.name.replace(/, edited$/, '')}, edited`,
    columns,
    assumptions: needsCurrency
      ? [
          ...assumptions,
          { field: 'currency', value: settings.currency, reason: 'chosen when the file was imported' },
        ]
      : assumptions,
  }
}

function baseOf(found: FoundTape, { preset }: ChosenSettings): Mapping {
  if (preset === undefined || preset === found.preset) return found.mapping
  if (preset === null) return guessMapping(found.columns, found.sample).mapping
  const named = presets.find(({ name }) => name === preset)
  if (named !== undefined) return named
  throw new SpecieError({
    code: 'input.preset',
    message: `There is no preset called ${JSON.stringify(preset)}`,
    expected: `one of ${presets.map(({ name }) => name).join(', ')}`,
  })
}

function columnOf(
  { columns, sample }: FoundTape,
  base: Mapping,
  field: Field,
  column: string,
): ColumnMapping {
  const index = columns.indexOf(column)
  if (!(field in fieldDefinitions) || index < 0) {
    throw new SpecieError({
      code: 'input.column',
      message: `${JSON.stringify(column)} cannot fill ${JSON.stringify(field)}`,
      expected: `a field of a loan, and a heading of the file: ${columns.join(', ')}`,
    })
  }
  const known = base.columns.find((one) => one.field === field && one.column === column)
  return (
    known ??
    guessReading(
      field,
      column,
      sample.map((row) => row[index] ?? null),
    ).mapping
  )
}
