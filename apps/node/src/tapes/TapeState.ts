import type { TapeSettings } from '@specie/api'
import type { Assumption, FieldGuess, Mapping, TapeFormat } from '@specie/tape'

/** What was found in a file when it came. Kept as JSON. */
export interface FoundTape {
  readonly format: TapeFormat
  readonly columns: readonly string[]
  /** First rows as text. */
  readonly sample: readonly (readonly string[])[]
  readonly rows: number
  readonly mapping: Mapping
  readonly guesses: readonly Pick<FieldGuess, 'field' | 'column' | 'confidence'>[]
  /** Name of the preset whose columns the file has. */
  readonly preset: string | null
  readonly cutOffGuess: string | null
}

/** What a person decided of a file. Kept as JSON; every list is whole. */
export interface ChosenSettings {
  /** Field → column that a person named; null: the file has none. */
  readonly columns: Readonly<Record<string, string | null>>
  /** Undefined: as found. Null: no preset, the guess. */
  readonly preset?: string | null
  readonly cutOffDate: string | null
  readonly currency: string
  readonly mend: NonNullable<TapeSettings['mend']>
  readonly leaveOut: readonly number[]
  readonly assume: readonly Assumption[]
  readonly eligibility: {
    readonly maxDaysPastDue: number | null
    readonly statuses: readonly string[]
  } | null
}

/** Settings of a file that nobody has touched yet. */
export const UNTOUCHED: ChosenSettings = {
  columns: {},
  cutOffDate: null,
  currency: 'USD',
  mend: [],
  leaveOut: [],
  assume: [],
  eligibility: null,
}
