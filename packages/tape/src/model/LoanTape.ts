import type { EligibilityRules } from '../pool/EligibilityRules.ts'
import type { Field } from './Field.ts'
import type { Loan } from './Loan.ts'

/** A value that the tape lacks, supplied by a person (or a preset) by name and with a reason. */
export interface Assumption {
  readonly field: Field
  /** As text, read like a cell of the field: `0.08` for a rate, `2018-09-30` for a date. */
  readonly value: string
  readonly reason: string
}

/** An assumption as the tape carries it: `given` by a person or preset, `derived` by a stated rule. */
export interface AppliedAssumption extends Assumption {
  readonly source: 'given' | 'derived'
  /** Loans of the tape that rest on it. */
  readonly loans: number
}

/** Rows that a person drops on purpose. */
export interface Exclusion {
  /** Row numbers as a spreadsheet shows them (the headings are row 1). */
  readonly rows?: readonly number[]
  readonly ids?: readonly string[]
  readonly reason: string
}

/** The file that a tape was read from. */
export interface TapeSource {
  readonly file: string
  /** Of the file's bytes as given, before decompression; 64 hex digits. */
  readonly sha256: string
  /** Rows below the headings, blank rows not counted. */
  readonly rows: number
}

/** Loans at one cut-off date and in one currency; exactly what the canonical form carries. */
export interface LoanTape {
  readonly name: string
  readonly currency: string
  /** Digits of a minor unit: 6 means that 1_000_000n is 1. */
  readonly decimals: number
  readonly cutOffDate: string
  /** Ascending by fingerprint. */
  readonly loans: readonly Loan[]
  readonly assumptions: readonly AppliedAssumption[]
  /** sha256 of the mapping's JSON text, 64 hex digits. */
  readonly mappingHash: string
  /** What the pledge fingerprints were salted with. */
  readonly salt: string
  readonly source: TapeSource
  /** Rows dropped by a person, with the reason. */
  readonly excluded: readonly ExcludedRow[]
  /** The rules of selectPool that the loans passed; null for a whole tape. */
  readonly selection: EligibilityRules | null
}

/** One row that a person's exclusion dropped. */
export interface ExcludedRow {
  readonly row: number
  readonly reason: string
}
