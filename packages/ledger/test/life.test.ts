import type { SpecieClient } from '@specie/protocol'
import {
  createTestDatabase,
  deploySystem,
  startTestChain,
  type TestDatabase,
  type TestSystem,
} from '@specie/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ledger, openLedger, reconcile } from '../src/index.ts'
import { playPoolLife } from './poolLife.ts'

let system: TestSystem
let database: TestDatabase
let ledger: Ledger
let reader: SpecieClient
const ends: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  const chain = await startTestChain()
  ends.unshift(chain.stop)
  system = await deploySystem(chain)
  await playPoolLife(system)
  database = await createTestDatabase()
  ends.unshift(() => database.drop())
  ledger = await openLedger({
    databaseUrl: database.url,
    deployment: system.deployment,
    rpcUrl: chain.rpcUrl,
  })
  ends.unshift(() => ledger.close())
  await ledger.step()
  reader = await system.as('outsider')
})
afterAll(async () => {
  for (const end of ends) await end()
})

describe('an index of two pools that lived through everything', () => {
  test('is equal to the chain in every figure', async () => {
    const { run, differences } = await reconcile(database, reader.context, { sample: 100 })
    expect(differences).toEqual([])
    expect(run.compared).toBeGreaterThan(200)
  })
})
