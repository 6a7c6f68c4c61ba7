import pg from 'pg'

const { builtins, getTypeParser } = pg.types
const WHOLE = /^-?\d+$/

/** Reads columns as the ledger's rows say: bytea as 0x text, bigint and whole numerics as bigint. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(type: number, format?: 'text' | 'binary') {
    if (type === builtins.BYTEA) return (text: string) => `0x${text.slice(2)}`
    if (type === builtins.INT8) return BigInt
    // A sum is whole, an average is not: that one stays text, so that nothing is lost.
    if (type === builtins.NUMERIC) return (text: string) => (WHOLE.test(text) ? BigInt(text) : text)
    return getTypeParser(type, format as 'text')
  },
}
