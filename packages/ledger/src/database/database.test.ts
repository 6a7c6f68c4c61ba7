import { createTestDatabase, type TestDatabase } from '@specie/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate, openDatabase, readMigrations } from '../index.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database?.drop())

const address = `0x${'ab'.repeat(20)}` as const

test('addresses are 0x text here and bytes there, amounts and block numbers are bigint', async () => {
  const row = { address, contract: 'Share', blockNumber: 2n ** 40n }
  await database.db.insertInto('followed').values(row).execute()
  const found = await database.db.selectFrom('followed').selectAll().where('address', '=', address).execute()
  expect(found).toEqual([row])
  const listed = await database.db
    .selectFrom('followed')
    .selectAll()
    .where('address', 'in', [address])
    .execute()
  expect(listed).toEqual([row])
  const { rows } =
    await sql`select octet_length(address) octets, ${2n ** 255n}::numeric(78, 0) amount, avg(1.5)::numeric(4, 2) mean
    from followed group by 1`.execute(database.db)
  expect(rows).toEqual([{ octets: 20, amount: 2n ** 255n, mean: '1.50' }])
})

test('migrations run once, and two that start together do not disturb each other', async () => {
  const empty = await createTestDatabase({ empty: true })
  const second = openDatabase(empty.url)
  try {
    const files = await readMigrations()
    const applied = await Promise.all([migrate(empty), migrate(second)])
    expect(applied.flat().sort()).toEqual(files.map(({ name }) => name))
    expect(await migrate(empty)).toEqual([])
  } finally {
    await second.close()
    await empty.drop()
  }
})

test('a migration that was changed after it was applied is refused, and one that fails leaves nothing', async () => {
  const files = await readMigrations()
  const changed = files.map((file, index) => (index === 0 ? { ...file, hash: 'other' } : file))
  await expect(migrate(database, changed)).rejects.toMatchObject({ code: 'database.migrationChanged' })
  const broken = { name: '9999_broken.sql', hash: 'x', sql: 'create table half (a int); create table oops (' }
  await expect(migrate(database, [...files, broken])).rejects.toMatchObject({ code: 'database.migration' })
  const { rows } = await sql<{ half: string | null }>`select to_regclass('half')::text half`.execute(
    database.db,
  )
  expect(rows).toEqual([{ half: null }])
})
