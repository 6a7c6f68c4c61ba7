import { createTestDatabase, type TestDatabase } from '@specie/testing'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Write } from '../projections/Write.ts'
import { createWrite } from './createWrite.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
  await sql`create table everything (
    block_number bigint, log_index integer, some_key bytea, amount numeric(78, 0), word text, note jsonb,
    is_open boolean, small smallint, amounts numeric(78, 0)[], hashes bytea[], at timestamptz)`.execute(
    database.db,
  )
})
afterAll(() => database?.drop())

/** Rows of a table that only this test has. */
type Loose = Record<string, unknown>

/** Runs `work` with a writer and puts everything back. */
async function written(
  work: (insert: (rows: Loose[]) => Promise<void>, write: Write) => Promise<void>,
): Promise<void> {
  const back = new Error('put back')
  const attempt = database.db.transaction().execute(async (db) => {
    const write = createWrite(db, new Map())
    await work((rows) => write.insert('everything' as never, rows as never), write)
    throw back
  })
  await expect(attempt).rejects.toBe(back)
}

const bytes = fc.uint8Array({ maxLength: 40 }).map((list) => `0x${Buffer.from(list).toString('hex')}`)
const money = fc.bigInt({ min: -(10n ** 77n), max: 10n ** 77n })
// PostgreSQL keeps no zero character in text.
const words = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''))
const jsonWords = words.filter((text) => text.isWellFormed())

const row = fc.record({
  blockNumber: fc.bigInt({ min: 0n, max: 2n ** 62n }),
  logIndex: fc.nat(2 ** 31 - 1),
  someKey: fc.option(bytes),
  amount: fc.option(money),
  word: fc.option(words),
  note: fc.option(
    fc.oneof(jsonWords, fc.array(fc.integer()), fc.record({ text: jsonWords, flag: fc.boolean() })),
  ),
  isOpen: fc.option(fc.boolean()),
  small: fc.option(fc.integer({ min: -32_768, max: 32_767 })),
  amounts: fc.option(fc.array(money)),
  hashes: fc.option(fc.array(bytes)),
  at: fc.option(fc.date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('2200-01-01') })),
})

test('rows of every type of column come back as they were written, however many go in at once', async () => {
  const property = fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (rows) => {
    const numbered = rows.map((one, place) => ({ ...one, blockNumber: BigInt(place) }))
    await written(async (insert, { db }) => {
      await insert(numbered)
      const { rows: found } = await sql<Loose>`select *, amounts::text[], hashes::text[]
        from everything order by block_number`.execute(db)
      expect(found.map(withWholeArrays)).toEqual(numbered)
    })
  })
  await fc.assert(property, { numRuns: 40 })
})

/** Arrays of amounts and bytes are asked for as text: the driver has no parser of its own for them. */
function withWholeArrays(found: Loose): Loose {
  const amounts = (found.amounts as string[] | null)?.map(BigInt) ?? null
  const hashes = (found.hashes as string[] | null)?.map((one) => one.replace('\\x', '0x')) ?? null
  return { ...found, amounts, hashes }
}

test('the last version of each key is found, and keys without one are left out', async () => {
  const places = fc.record({ key: fc.nat(5), block: fc.nat(6), log: fc.nat(3), amount: money })
  const property = fc.asyncProperty(fc.array(places, { maxLength: 40 }), async (list) => {
    const newest = new Map<number, (typeof list)[number]>()
    const unique = new Map(list.map((one) => [`${one.key} ${one.block} ${one.log}`, one]))
    for (const one of unique.values()) {
      const known = newest.get(one.key)
      if (
        known === undefined ||
        one.block > known.block ||
        (one.block === known.block && one.log > known.log)
      )
        newest.set(one.key, one)
    }
    const keyOf = (key: number) => `0x0${key}`
    await written(async (insert, write) => {
      const rows = [...unique.values()].map(({ key, block, log, amount }) => {
        return { someKey: keyOf(key), blockNumber: BigInt(block), logIndex: log, amount }
      })
      await insert(rows)
      const asked = [0, 1, 2, 3, 4, 5, 5, 6].map((key) => ({ someKey: keyOf(key) }))
      const found = (await write.last('everything' as never, ['someKey'] as never, asked as never)) as Loose[]
      const told = found.map(({ someKey, amount }) => `${someKey} ${amount}`).sort()
      expect(told).toEqual([...newest.values()].map(({ key, amount }) => `${keyOf(key)} ${amount}`).sort())
    })
  })
  await fc.assert(property, { numRuns: 40 })
})

test('a column that the table does not have is refused by its name', async () => {
  await written(async (insert) => {
    await expect(insert([{ blockNumber: 1n, unheardOf: 1 }])).rejects.toThrow('no column unheard_of')
  })
})
