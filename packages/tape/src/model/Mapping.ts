import type { Field } from './Field.ts'
import type { Assumption } from './LoanTape.ts'

/** Size of one unit of a numeric column. Rates: fraction, percent, basisPoints. Money: units, cents, thousands, millions. */
export type NumberScale =
  | 'fraction'
  | 'percent'
  | 'basisPoints'
  | 'units'
  | 'cents'
  | 'thousands'
  | 'millions'

/** A prefix that is cut off a text before its dictionary is used, and the flag that the loan gets for it. */
export interface PrefixRule {
  readonly prefix: string
  readonly flag?: string
}

/** Which column fills a field, and how its cells are read. */
export interface ColumnMapping {
  readonly field: Field
  readonly column: string
  /** Column that is read where the first is empty. */
  readonly fallback?: string
  /** Patterns of yyyy, yy, m, mm, mmm, d, dd; the first that fits is used. Default `['yyyy-mm-dd']`. */
  readonly dateFormats?: readonly string[]
  /** Decimal sign; the other of the two may group thousands. Default `.`. */
  readonly decimal?: '.' | ','
  readonly scale?: NumberScale
  /** Text as found (case and outer blanks do not matter) to canonical value. */
  readonly values?: Readonly<Record<string, string>>
  readonly strip?: readonly PrefixRule[]
}

/** Sets a flag on loans whose cell has one of the values. */
export interface FlagRule {
  readonly flag: string
  readonly column: string
  readonly values: readonly string[]
}

/** How a file's columns become loans; saved and loaded as JSON. */
export interface Mapping {
  readonly name: string
  readonly columns: readonly ColumnMapping[]
  readonly flags?: readonly FlagRule[]
  /** Values that the layout lacks. */
  readonly assumptions?: readonly Assumption[]
  /**
   * For defaulted loans without a default date: days from the first missed instalment to the charge-off.
   * The tape shows it as a derived assumption.
   */
  readonly chargeOffAfterDays?: number
  /** Where the layout comes from and what to know about it. */
  readonly notes?: string
}
