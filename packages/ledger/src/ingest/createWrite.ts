import { CompiledQuery, sql, type Transaction } from 'kysely'
import type { Write } from '../projections/Write.ts'
import type { TableName, Tables } from '../tables/tables.ts'

/** Types of the columns of a table, by the columns' names in the database. */
type Columns = ReadonlyMap<string, string>

/** The types of columns, read once a table. Types do not change while a program runs. */
export type ColumnCatalog = Map<string, Columns>

/** What a projection may do inside a transaction; see {@link Write}. */
export function createWrite(db: Transaction<Tables>, catalog: ColumnCatalog): Write {
  return {
    db,
    async insert(table, rows) {
      const [first] = rows
      if (first === undefined) return
      const columns = await columnsOf(db, catalog, snake(table))
      const names = Object.keys(first)
      const types = names.map((name) => typeOf(columns, table, name))
      const values = names.map((name, at) => arrayOf(rows, name, types[at]!))
      const list = names.map((name) => `"${snake(name)}"`).join(', ')
      const select = types.map((type, at) => `${fromText(type, `c${at}`)}`).join(', ')
      const source = types.map((type, at) => `$${at + 1}::${transport(type)}[]`).join(', ')
      const aliases = types.map((_, at) => `c${at}`).join(', ')
      const text = `insert into "${snake(table)}" (${list}) select ${select} from unnest(${source}) as t(${aliases})`
      await db.executeQuery(CompiledQuery.raw(text, values))
    },
    async last<Table extends TableName, Column extends keyof Tables[Table] & string>(
      table: Table,
      names: readonly Column[],
      keys: readonly Pick<Tables[Table], Column>[],
    ) {
      if (keys.length === 0) return []
      const columns = await columnsOf(db, catalog, snake(table))
      const types = names.map((name) => typeOf(columns, table, name))
      const values = names.map((name, at) => arrayOf(keys as readonly object[], name, types[at]!))
      const source = types.map((type, at) => `$${at + 1}::${transport(type)}[]`).join(', ')
      const aliases = types.map((_, at) => `c${at}`).join(', ')
      const select = types.map((type, at) => `${fromText(type, `c${at}`)} as k${at}`).join(', ')
      const same = names.map((name, at) => `v."${snake(name)}" = k.k${at}`).join(' and ')
      const text = `select v.* from (select distinct ${select} from unnest(${source}) as t(${aliases})) k
        cross join lateral (select * from "${snake(table)}" v where ${same}
        order by block_number desc, log_index desc limit 1) v`
      const { rows } = await db.executeQuery<Tables[Table]>(CompiledQuery.raw(text, values))
      return rows
    },
  }
}

async function columnsOf(db: Transaction<Tables>, catalog: ColumnCatalog, table: string): Promise<Columns> {
  const known = catalog.get(table)
  if (known !== undefined) return known
  const { rows } = await sql<{ name: string; type: string }>`
    select attname::text as name, format_type(atttypid, null) as type from pg_attribute
    where attrelid = ${`"${table}"`}::regclass and attnum > 0 and not attisdropped`.execute(db)
  const columns = new Map(rows.map(({ name, type }) => [name, type]))
  catalog.set(table, columns)
  return columns
}

function typeOf(columns: Columns, table: string, name: string): string {
  const type = columns.get(snake(name))
  if (type === undefined) throw new TypeError(`the table ${snake(table)} has no column ${snake(name)}`)
  return type
}

/** Types whose text needs no quotes in an array travel as they are; bytes as hex digits; everything else as text. */
const PLAIN = new Set(['bigint', 'integer', 'smallint', 'numeric', 'boolean', 'double precision', 'real'])

function transport(type: string): string {
  return PLAIN.has(type) ? type : 'text'
}

function fromText(type: string, column: string): string {
  if (PLAIN.has(type)) return column
  return type === 'bytea' ? `decode(${column}, 'hex')` : `${column}::${type}`
}

/** A column of the rows as an array: its text where that is simple, else a list that the driver quotes. */
function arrayOf(rows: readonly object[], name: string, type: string): unknown {
  const values = rows.map((row) => (row as Record<string, unknown>)[name] ?? null)
  if (PLAIN.has(type)) return `{${values.map((value) => (value === null ? 'null' : String(value))).join()}}`
  if (type === 'bytea') {
    // Nothing must be quoted, or it would be no element at all.
    return `{${values.map((value) => (value === null ? 'null' : (value as string).slice(2) || '""')).join()}}`
  }
  return values.map((value) => asText(value, type))
}

function asText(value: unknown, type: string): string | null {
  if (value === null || typeof value === 'string') {
    return type.startsWith('json') && value !== null ? JSON.stringify(value) : (value as string | null)
  }
  if (type.startsWith('json')) return JSON.stringify(value)
  if (Array.isArray(value)) return arrayText(value, type)
  if (value instanceof Date) return value.toISOString()
  return String(value)
}

/** An array inside a row, e.g. `numeric(78, 0)[]` or `bytea[]`. */
function arrayText(values: readonly unknown[], type: string): string {
  const item = type.slice(0, -2)
  const parts = values.map((value) => {
    if (value === null) return 'null'
    if (PLAIN.has(item)) return String(value)
    const text = item === 'bytea' ? `\\x${(value as string).slice(2)}` : String(value)
    return `"${text.replace(/[\\"]/g, '\\$&')}"`
  })
  return `{${parts.join()}}`
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
