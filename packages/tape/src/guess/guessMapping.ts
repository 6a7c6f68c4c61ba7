import { type Field, fieldDefinitions, fields } from '../model/Field.ts'
import type { Assumption } from '../model/LoanTape.ts'
import type { Mapping } from '../model/Mapping.ts'
import { presetFor } from '../presets/presets.ts'
import { missingFields } from '../read/missingFields.ts'
import type { Cell } from '../values/Cell.ts'
import { guessReading, type ReadingGuess } from './guessReading.ts'
import { headingWords, synonyms } from './synonyms.ts'

/** A guessed column of the mapping: how sure (0 to 1), why, and the other columns that came near. */
export interface FieldGuess {
  readonly field: Field
  readonly column: string
  readonly confidence: number
  readonly why: string
  readonly alternatives: readonly string[]
}

/** A mapping to show and edit, and what a person should know about it. */
export interface MappingGuess {
  readonly mapping: Mapping
  readonly fields: readonly FieldGuess[]
  readonly unusedColumns: readonly string[]
  /** What still has to be mapped or assumed before the tape can be read, as sentences. */
  readonly missing: readonly string[]
}

interface Candidate {
  readonly field: Field
  readonly column: number
  readonly confidence: number
  readonly why: string
  readonly reading: ReadingGuess
}

const leastConfidence = 0.45

/**
 * Guesses which column is which from headings and sample rows: a preset when one fits all its columns, otherwise
 * the best match of names and contents. Nothing is assumed in silence: guessed constants are assumptions.
 */
export function guessMapping(
  headings: readonly string[],
  sample: readonly (readonly Cell[])[] = [],
): MappingGuess {
  const preset = presetFor(headings)
  if (preset !== undefined) return presetGuess(preset, headings)
  const candidates = fields
    .flatMap((field) => headings.map((heading, column) => candidate(field, heading, column, sample)))
    .filter((found) => found !== null)
    .sort((left, right) => right.confidence - left.confidence || left.column - right.column)
  const chosen = new Map<Field, Candidate>()
  const taken = new Set<number>()
  for (const found of candidates) {
    if (chosen.has(found.field) || taken.has(found.column)) continue
    chosen.set(found.field, found)
    taken.add(found.column)
  }
  const guesses = fields.map((field) => chosen.get(field)).filter((found) => found !== undefined)
  const columns = guesses.map(({ reading }) => reading.mapping)
  const assumptions = guessedConstants(new Set(chosen.keys()), headings)
  return {
    mapping: { name: 'guessed', columns, assumptions },
    fields: guesses.map((found) => describe(found, candidates, headings)),
    unusedColumns: headings.filter((_, index) => !taken.has(index)),
    missing: missingFields({ columns }, assumptions),
  }
}

function presetGuess(preset: Mapping, headings: readonly string[]): MappingGuess {
  const used = new Set(preset.columns.map(({ column }) => column))
  return {
    mapping: preset,
    fields: preset.columns.map(({ field, column }) => ({
      field,
      column,
      confidence: 1,
      why: `the preset ${preset.name} has all its columns in this file`,
      alternatives: [],
    })),
    unusedColumns: headings.filter((heading) => !used.has(heading)),
    missing: missingFields(preset, preset.assumptions ?? []),
  }
}

function candidate(
  field: Field,
  heading: string,
  column: number,
  sample: readonly (readonly Cell[])[],
): Candidate | null {
  const name = nameScore(field, headingWords(heading))
  if (name === null) return null
  const reading = guessReading(
    field,
    heading,
    sample.map((cells) => cells[column] ?? null),
  )
  const confidence = name.score * (0.3 + 0.7 * reading.fit)
  if (confidence < leastConfidence) return null
  const why = [name.why, ...reading.notes].join('; ')
  return { field, column, confidence, why, reading }
}

function nameScore(field: Field, words: string): { readonly score: number; readonly why: string } | null {
  if (words === headingWords(field)) return { score: 1, why: 'the heading is the name of the field' }
  const known = synonyms[field]
  const exact = known.indexOf(words)
  if (exact >= 0) return { score: 0.97 - 0.005 * exact, why: `the heading is known for ${field}` }
  const found = new Set(words.split(' '))
  const partial = known
    .filter((synonym) => synonym.split(' ').every((word) => found.has(word)))
    .map((synonym) => ({ synonym, score: 0.55 + (0.3 * synonym.split(' ').length) / found.size }))
    .sort((left, right) => right.score - left.score)[0]
  return partial === undefined
    ? null
    : { score: partial.score, why: `the heading contains "${partial.synonym}"` }
}

function describe(found: Candidate, all: readonly Candidate[], headings: readonly string[]): FieldGuess {
  const { field, column, confidence, why } = found
  const rivals = all.filter((other) => other.field === field && other.column !== column)
  return {
    field,
    column: headings[column]!,
    confidence: Number(confidence.toFixed(2)),
    why: `${why} (${fieldDefinitions[field].meaning})`,
    alternatives: rivals.map((other) => headings[other.column]!),
  }
}

function guessedConstants(mapped: ReadonlySet<Field>, headings: readonly string[]): readonly Assumption[] {
  const invoices = headings.some((heading) => /invoice|receivable/i.test(heading)) && !mapped.has('rate')
  const scheduled = mapped.has('schedule') && !mapped.has('payment')
  const kind = invoices ? 'receivable' : scheduled ? 'custom' : 'level-pay'
  const constants: readonly Assumption[] = [
    {
      field: 'kind',
      value: kind,
      reason: invoices
        ? 'guessed: the columns name invoices and no interest rate'
        : 'guessed: the file does not say how the loans pay; level instalments are the most common',
    },
    {
      field: 'frequency',
      value: '1',
      reason: 'guessed: the file does not name a frequency; monthly is the most common',
    },
    { field: 'dayCount', value: '30/360', reason: 'guessed: the file does not name a day count' },
  ]
  return constants.filter(({ field }) => !mapped.has(field) && (kind !== 'receivable' || field === 'kind'))
}
