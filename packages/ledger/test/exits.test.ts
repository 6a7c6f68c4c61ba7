import { createTestDatabase, deploySystem, playExits, startTestChain, type TestSystem } from '@specie/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Ledger, openLedger, reconcile } from '../src/index.ts'

const ends: (() => Promise<unknown>)[] = []
let system: TestSystem
let ledger: Ledger
let database: Awaited<ReturnType<typeof createTestDatabase>>

beforeAll(async () => {
  const chain = await startTestChain()
  ends.unshift(chain.stop)
  system = await deploySystem(chain)
  await playExits(system)
  database = await createTestDatabase()
  ends.unshift(() => database.drop())
  ledger = await openLedger({
    databaseUrl: database.url,
    deployment: system.deployment,
    rpcUrl: chain.rpcUrl,
  })
  ends.unshift(() => ledger.close())
  await ledger.step()
})
afterAll(async () => {
  for (const end of ends) await end()
})

test('windows and market in the index are the chain’s, figure by figure', async () => {
  const { run, differences } = await reconcile(database, (await system.as('outsider')).context)
  expect(differences).toEqual([])
  const { rows } = await database.pool.query(
    `select subject, figure from reconciliation where subject like 'windows%' or subject like 'market%'`,
  )
  expect(rows.map(({ figure }) => figure)).toEqual(
    expect.arrayContaining(['shares waiting', 'price of window 1', 'cash used of window 1', 'base fee']),
  )
  expect(run.compared).toBeGreaterThan(100)
})

test('a rebuild from the logs gives the same', async () => {
  const { digest, tables } = await ledger.digest()
  for (const table of [
    'windowOrderVersion',
    'windowPayout',
    'marketTrade',
    'marketLiquidity',
    'marketIncome',
  ]) {
    expect(tables[table]!.rows, table).toBeGreaterThan(0n)
  }
  await ledger.rebuild()
  expect((await ledger.digest()).digest).toBe(digest)
})
