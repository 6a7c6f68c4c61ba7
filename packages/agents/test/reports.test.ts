import type { StoredReport } from '@specie/servicing'
import { createTestDatabase, sampleTape, type TestDatabase } from '@specie/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Deed } from '../src/frame/Agent.ts'
import { planDeed } from '../src/frame/planDeed.ts'
import { postgresReports } from '../src/index.ts'
import { collectKey } from '../src/servicer/collectKey.ts'

const pool = '0x00000000000000000000000000000000000000AA'
const ladderHash = `0x${'11'.repeat(32)}` as const
const head = { number: 1n, hash: ladderHash, timestamp: 1_770_000_000n }

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

/** The same tape, reported at a curve of its own. */
function reportAt(hazardShift: number): StoredReport {
  return {
    period: 1,
    cutOffDate: '2026-02-01',
    ladderHash,
    tapeRoot: ladderHash,
    hazardShift,
    tape: sampleTape(3),
  } as unknown as StoredReport
}

test('a report that was never sent gives way to the next try; one on its way does not', async () => {
  const reports = postgresReports(database.db)
  const shift = async () => (await reports.byLadderHash(pool, ladderHash))?.hazardShift
  await reports.put(pool, reportAt(1))
  await reports.put(pool, reportAt(2))
  expect(await shift()).toBe(2)
  const deed: Deed = { key: collectKey(pool, 1), signer: pool, title: 'Report period 1', calls: [] }
  const { intent } = await planDeed(database.db, 'servicer', pool, deed, head)
  await reports.put(pool, reportAt(3))
  expect(await shift()).toBe(2)
  await database.db.updateTable('intent').set({ state: 'failed' }).where('id', '=', intent!).execute()
  await reports.put(pool, reportAt(4))
  expect(await shift()).toBe(4)
})
