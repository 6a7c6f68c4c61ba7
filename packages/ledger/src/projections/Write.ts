import type { Transaction } from 'kysely'
import type { TableName, Tables } from '../tables/tables.ts'

/** What a projection may do with the database: read inside the batch's transaction, and add rows. */
export interface Write {
  /** The batch's transaction, for queries. */
  readonly db: Transaction<Tables>
  /** Adds rows in one statement however many there are. Every row has the same columns. */
  insert<Table extends TableName>(table: Table, rows: readonly Tables[Table][]): Promise<void>
  /**
   * The last version (greatest block and log) of each key that has one, in one statement.
   * @param columns the columns that make the key, e.g. `['share', 'holder']`
   * @param keys values of those columns; repeated ones are asked for once
   */
  last<Table extends TableName, Column extends keyof Tables[Table] & string>(
    table: Table,
    columns: readonly Column[],
    keys: readonly Pick<Tables[Table], Column>[],
  ): Promise<Tables[Table][]>
}
