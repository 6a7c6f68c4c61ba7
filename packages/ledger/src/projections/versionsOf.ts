import type { TableName, Tables } from '../tables/tables.ts'
import type { Write } from './Write.ts'

/** Tables whose rows are versions: from (block, log) on, until the next version of the same key. */
type VersionTable = {
  [Table in TableName]: Tables[Table] extends { readonly blockNumber: bigint; readonly logIndex: number }
    ? Table
    : never
}[TableName]

/** The versions of some keys while a batch is folded: the last one of each, and those made by the batch. */
export interface Versions<Row, Key> {
  /** The present version; undefined when there is none yet. */
  get(key: Key): Row | undefined
  /** Makes the next version. A second one at the same block and log replaces the first. */
  put(row: Row): void
  /** Writes what was made. */
  write(): Promise<void>
}

/**
 * Reads the last versions of the keys that a batch touches, in one query, to be folded in memory.
 * @param columns the columns that make the key
 */
export async function versionsOf<Table extends VersionTable, Column extends keyof Tables[Table] & string>(
  write: Write,
  table: Table,
  columns: readonly Column[],
  keys: readonly Pick<Tables[Table], Column>[],
): Promise<Versions<Tables[Table], Pick<Tables[Table], Column>>> {
  type Row = Tables[Table]
  const keyOf = (key: Pick<Row, Column>) => columns.map((column) => String(key[column])).join(' ')
  const present = new Map<string, Row>()
  const made = new Map<string, Row>()
  if (keys.length > 0) {
    for (const row of await write.last(table, columns, keys)) present.set(keyOf(row), row)
  }
  return {
    get: (key) => present.get(keyOf(key)),
    put(row) {
      const key = keyOf(row)
      present.set(key, row)
      made.set(`${key} ${row.blockNumber} ${row.logIndex}`, row)
    },
    write: () => write.insert(table, [...made.values()]),
  }
}
