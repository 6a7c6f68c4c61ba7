import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase, type TestDatabase } from '@specie/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ended, said, specie, start } from './specie.ts'

/** A dozen programs start one after another. */
const SLOW = 300_000

let folder: string
let env: Record<string, string>
let database: TestDatabase
let chain: ChildProcess

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'specie-node-'))
  database = await createTestDatabase({ empty: true })
  env = { SPECIE_HOME: join(folder, 'home'), DATABASE_URL: database.url }
  chain = start(['start', '--no-node'], env)
  await said(chain, 'The chain keeps running')
}, SLOW)
afterAll(async () => {
  if (chain.exitCode === null) {
    chain.kill('SIGINT')
    await ended(chain)
  }
  await database.drop()
  rmSync(folder, { recursive: true })
})

const run = (...parameters: string[]) => specie([...parameters, '--json'], env)

/** Runs a command that must succeed, and gives its JSON. */
async function done(...parameters: string[]) {
  const result = await run(...parameters)
  expect(result.code, `${parameters.join(' ')}: ${result.stdout}${result.stderr}`).toBe(0)
  return result.json()
}

test(
  'an empty database is told from one with tables, and migrated once',
  async () => {
    const before = await done('node', 'status')
    expect(before).toMatchObject({ server: null, index: null, lagBlocks: null })
    expect(before.missingMigrations.length).toBeGreaterThan(10)
    expect(before.database).not.toContain(new URL(database.url).password)
    expect((await done('node', 'migrate')).applied).toEqual(before.missingMigrations)
    expect(await done('node', 'migrate')).toEqual({ applied: [] })
    expect(await done('node', 'status')).toMatchObject({ missingMigrations: [], index: null })
  },
  SLOW,
)

test(
  'books are exported and statements printed by a command that indexes what is missing itself',
  async () => {
    const shown = await done('share', 'show', 'SNR', 'investorB')
    const pdf = join(folder, 'statement.pdf')
    const statement = await done('statement', '--holder', 'investorB', '--pdf', pdf)
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
    const senior = statement.shares.find(({ symbol }: { symbol: string }) => symbol === 'SNR').address
    const holding = statement.holdings.find(({ share }: { share: string }) => share === senior)
    expect(holding.end).toMatchObject({ units: shown.balance, unclaimed: shown.claimable })
    // The price of a mark grows with every second.
    expect(Number(holding.end.price) / Number(shown.price)).toBeCloseTo(1, 4)

    const { tranches } = await done('pool', 'show', '1')
    const holders = await done('export', 'holders', '--pool', '1', '--raw')
    const units = holders
      .filter(({ share }: { share: string }) => share === 'SNR')
      .reduce((sum: bigint, row: { units: string }) => sum + BigInt(row.units), 0n)
    expect(units).toBe(BigInt(tranches[0].supply))
    for (const what of ['collections', 'nav', 'transactions', 'income', 'ledger']) {
      const file = join(folder, `${what}.csv`)
      await done('export', what, '--csv', file)
      const lines = readFileSync(file, 'utf8').trim().split('\n')
      expect(lines.length, what).toBeGreaterThan(3)
    }
    expect((await run('export', 'everything')).code).toBe(2)
  },
  SLOW,
)

test(
  'indexer, server and agents run as three programs on one database',
  async () => {
    const parts = [
      start(['node', 'run', '--parts', 'indexer'], env),
      start(['node', 'run', '--parts', 'api', '--no-console'], env),
      start(['node', 'run', '--parts', 'agents'], env),
    ]
    try {
      await Promise.all(parts.map((part) => said(part, 'Ctrl-C ends in order')))
      const status = await done('node', 'status')
      expect(status.missingMigrations).toEqual([])
      expect((await fetch(new URL('/livez', status.server.url))).status).toBe(200)
      const { data } = (await (await fetch(new URL('/api/v1/pools', status.server.url))).json()) as {
        data: { number: number; state: string }[]
      }
      expect(data).toMatchObject([{ number: 1, state: 'active' }])
      await done('advance', '--days', '1')
      const behind = async () => Number((await done('node', 'status')).lagBlocks)
      await expect.poll(behind, { timeout: 120_000, interval: 1000 }).toBeLessThanOrEqual(1)
      const looked = async () =>
        (await done('node', 'status')).agents.map(({ lookedAt }: { lookedAt: unknown }) => lookedAt)
      await expect.poll(looked, { timeout: 120_000, interval: 1000 }).not.toContain(null)
      expect((await run('node', 'rebuild')).json().error).toMatchObject({ code: 'ledger.busy' })
      // A month that the agents collect is recomputed from the report in the database.
      await done('advance', '--months', '1')
      const period = async () => (await done('pool', 'show', '1')).period
      await expect.poll(period, { timeout: 120_000, interval: 1000 }).toBe(4)
      expect(await done('nav', '1', '--recompute')).toMatchObject({ agrees: true })
    } finally {
      for (const part of parts) part.kill('SIGINT')
      const codes = await Promise.all(parts.map(async (part) => (await ended(part)).code))
      expect(codes).toEqual([0, 0, 0])
    }
    expect(await done('node', 'status')).toMatchObject({ server: null })
  },
  SLOW,
)

test(
  'the index is compared with the chain; a wrong row is named, ends with 1, and goes with a rebuild',
  async () => {
    const right = await done('node', 'reconcile', '--sample', '50')
    expect(right).toMatchObject({ differing: 0, differences: [] })
    expect(right.compared).toBeGreaterThan(100)
    const block = Math.floor(Number(right.blockNumber) / 2)
    expect(await done('node', 'reconcile', '--block', String(block))).toMatchObject({
      blockNumber: String(block),
      differences: [],
    })
    await sql`update supply_version set supply = supply + 1`.execute(database.db)
    const wrong = await run('node', 'reconcile')
    expect(wrong.code).toBe(1)
    expect(wrong.json().differences).toEqual(
      expect.arrayContaining([expect.objectContaining({ figure: 'supply', equal: false })]),
    )
    expect((await specie(['node', 'reconcile'], env)).stdout).toContain('figures differ')
    const rebuilt = await run('node', 'rebuild')
    expect(rebuilt).toMatchObject({ code: 1 })
    expect(rebuilt.json().differing).toContain('supplyVersion')
    expect((await done('node', 'rebuild')).differing).toEqual([])
    expect((await done('node', 'reconcile')).differences).toEqual([])
    expect((await run('node', 'reconcile', '--sample', 'many')).code).toBe(2)
  },
  SLOW,
)
