import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deploySystem, type RaisedPool, raisePool, startTestChain, type TestSystem } from '@specie/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressOf, fileStore, type PreparedTransaction } from '../src/index.ts'

let stopChain: () => Promise<void>
let system: TestSystem
let pool: RaisedPool
let folder: string

beforeAll(async () => {
  const chain = await startTestChain()
  stopChain = chain.stop
  folder = await mkdtemp(join(tmpdir(), 'specie-readme-'))
  system = await deploySystem(chain)
  pool = await raisePool(system)
  await openDesk()
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await stopChain()
})

async function openDesk(): Promise<void> {
  const sent = async (prepared: Promise<PreparedTransaction<unknown>>) => (await prepared).send()
  const mezzanine = pool.shares[1]!
  await sent((await system.as('issuer')).share(mezzanine).setVenue(addressOf(system, 'Desk')))
  const terms = { limit: 100_000_000_000n, base: 100, slope: 2000, window: 7 }
  await sent((await system.as('governance')).desk.list(mezzanine, terms))
  await sent((await system.as('provider')).reserve.deposit(50_000_000_000n))
}

test('the snippet of the README runs as it stands there', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
  const code = /```ts\n([\s\S]*?)```/.exec(readme)![1]!
  const record = join(folder, 'deployment.json')
  await fileStore(record).write(system.deployment)
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module-typescript', '--eval', code],
    {
      cwd: new URL('..', import.meta.url),
      env: { ...process.env, RPC_URL: system.chain.rpcUrl, DEPLOYMENT: record },
    },
  )
  expect(stdout).toMatch(/^active at block \d+, net value \d{12,}$/m)
  expect(stdout).toMatch(/^MEZ of the seller: 200000000000 → 199000000000 MEZ$/m)
  expect(stdout).toMatch(/^sold 1000000000 for 99\d{7}, fee \d+, in 0x[0-9a-f]{64}$/m)
}, 60_000)
