import type { JSONColumnType } from 'kysely'
import type { Hex } from 'viem'

/** An uploaded file. The shapes of its JSON are the server's. */
export interface TapeRow {
  readonly id: string
  readonly owner: Hex
  readonly fileName: string
  readonly format: string
  readonly bytes: bigint
  readonly uploadedAt: bigint
  readonly found: JSONColumnType<object>
  readonly settings: JSONColumnType<object>
  readonly checked: JSONColumnType<object> | null
  readonly accepted: Hex | null
}

/** A piece of an uploaded file, in order from 0. */
export interface TapePartRow {
  readonly tape: string
  readonly number: number
  readonly content: Hex
}

/** A report kept for a pool that is about to be opened. */
export interface OpeningRow {
  readonly messageHash: Hex
  readonly tape: string | null
  readonly owner: Hex
  readonly parameters: JSONColumnType<object>
  readonly loans: Hex
  readonly madeAt: bigint
  readonly pool: Hex | null
  /** As the issuer chose them; null where the server of that time did not keep them. */
  readonly terms: JSONColumnType<object> | null
}

/** Uploads and openings. */
export interface TapeTables {
  readonly tape: TapeRow
  readonly tapePart: TapePartRow
  readonly opening: OpeningRow
}
