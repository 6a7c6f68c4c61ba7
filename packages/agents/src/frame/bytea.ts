import { type RawBuilder, sql } from 'kysely'
import type { Hex } from 'viem'

/** Bytes of any length for a `bytea` column; the database takes 0x text by itself only for addresses and words. */
export function bytea(bytes: Uint8Array | Hex): RawBuilder<Hex> {
  const buffer = typeof bytes === 'string' ? Buffer.from(bytes.slice(2), 'hex') : Buffer.from(bytes)
  return sql<Hex>`${buffer}`
}
