import type { Generated, JSONColumnType } from 'kysely'
import type { Hex } from 'viem'

/** A document kept by the hash that the chain holds. */
export interface FileRow {
  readonly hash: Hex
  readonly name: string
  readonly size: bigint
  readonly content: Hex
  readonly uploadedBy: Hex
  readonly uploadedAt: bigint
}

/** A message of the event stream. */
export interface StreamEventRow {
  readonly id: Generated<bigint>
  readonly body: JSONColumnType<object>
  readonly created: Generated<Date>
}

/** The local chain's clock: one row. */
export interface LocalClockRow {
  readonly id: Generated<number>
  readonly advancing: JSONColumnType<{ readonly to: string; readonly step: string }> | null
  readonly stress: Generated<number>
  readonly toldDecision: bigint | null
}

/** Documents, event stream and local clock. */
export interface FileTables {
  readonly file: FileRow
  readonly streamEvent: StreamEventRow
  readonly localClock: LocalClockRow
}
