import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { abis } from '@specie/protocol'
import { type BundledProgram, bundleProgram } from '@specie/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAgents } from '../src/index.ts'
import { type Household, openHousehold } from './household.ts'
import { signers } from './signers.ts'
import { standAsMaker } from './standAsMaker.ts'
import { standWithWindows } from './standWithWindows.ts'

const MONTHS = ['2026-02-02', '2026-03-02', '2026-04-02']
const LEAST_DEATHS = 20

let house: Household
let program: BundledProgram
const alive = new Set<ChildProcess>()
let deaths = 0
let stopped = false

beforeAll(async () => {
  program = await bundleProgram(new URL('mortalWorker.ts', import.meta.url))
  house = await openHousehold(12)
  // the keeper quotes too, with cash only: a maker's rule and looks are among what may not be lost or done twice
  await standAsMaker(house, house.pool.shares[0]!, 'provider', { shares: 0n, cash: 10_000_000_000n })
  await standWithWindows(house, house.pool.shares[1]!, ['2026-01-20', '2026-02-17', '2026-03-17'])
})
afterAll(async () => {
  stopped = true
  for (const child of alive) child.kill('SIGKILL')
  await house?.close()
  await program?.remove()
})

/** Keeps a worker running: as soon as one is dead, the next one takes over. */
function keepWorker(name: string, life = 0): void {
  if (stopped) return
  const child = spawn(process.execPath, [program.path], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...program.env,
      RPC_URL: house.system.chain.rpcUrl,
      DATABASE_URL: house.database.url,
      DEPLOYMENT: JSON.stringify(house.system.deployment),
      SEED: `${name} ${life}`,
      ODDS: '200',
    },
  })
  alive.add(child)
  child.once('exit', () => {
    alive.delete(child)
    deaths += 1
    keepWorker(name, life + 1)
  })
}

async function periodIs(period: number): Promise<boolean> {
  return (await house.reader.pool(house.pool.address).read()).period === period
}

/** Transactions of the agents' signers since a block, as the chain has them. */
async function sentSince(block: bigint) {
  const { reader } = house.reader.context
  const last = await reader.getBlockNumber()
  const own = new Set(signers.map(({ address }) => address.toLowerCase()))
  const found: { hash: string; succeeded: boolean }[] = []
  for (let number = block + 1n; number <= last; number++) {
    const { transactions } = await reader.getBlock({ blockNumber: number, includeTransactions: true })
    for (const { from, hash } of transactions) {
      if (!own.has(from.toLowerCase())) continue
      const { status } = await reader.getTransactionReceipt({ hash })
      found.push({ hash, succeeded: status === 'success' })
    }
  }
  return found
}

test('workers that are killed at random points lose nothing and do nothing twice', async () => {
  const { reader } = house.reader.context
  const start = await reader.getBlockNumber()
  keepWorker('one')
  keepWorker('two')
  for (const [index, month] of MONTHS.entries()) {
    await house.goTo(month)
    while (!(await periodIs(index + 1))) await pause(50)
  }
  while (deaths < LEAST_DEATHS) await pause(50)
  stopped = true
  for (const child of alive) child.kill('SIGKILL')
  while (alive.size > 0) await pause(20)
  const agents = await createAgents(house.options())
  while ((await agents.tick()).moves > 0);

  const { db } = house.database
  const intents = await db.selectFrom('intent').selectAll().execute()
  const steps = intents.flatMap(({ id, calls, state }) =>
    state === 'confirmed' ? (calls as unknown[]).map((_, step) => `${id} ${step}`) : [],
  )
  const signed = await db.selectFrom('intentTransaction').selectAll().execute()
  const sent = await sentSince(start)
  const bySigned = new Map(signed.map((row) => [row.hash, `${row.intent} ${row.step}`]))
  const executed = sent.map(({ hash }) => bySigned.get(hash as `0x${string}`))

  // Every transaction in the chain was written down, every step of a confirmed intent is there exactly once.
  expect(executed).not.toContain(undefined)
  expect([...executed].sort()).toEqual([...steps].sort())
  expect(sent.every(({ succeeded }) => succeeded)).toBe(true)
  // What a jump of the clock found unsent was given up without a transaction and decided anew; nothing is left open.
  const unsent = intents.filter(({ state }) => state !== 'confirmed')
  expect(
    unsent.filter(({ failure }) => failure !== 'It was not sent within a day and is decided anew'),
  ).toEqual([])
  const keys = intents.filter(({ state }) => state === 'confirmed').map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
  const windows = await house.reader.share(house.pool.shares[1]!).windows.read()
  expect(windows.next).toBe(4)
  expect(keys.filter((key) => key.startsWith('settleWindow:'))).toHaveLength(3)
  const collected = await reader.getContractEvents({
    address: house.pool.address,
    abi: abis.Pool,
    eventName: 'Collected',
    fromBlock: start,
  })
  expect(collected.map(({ args }) => args.period)).toEqual(MONTHS.map((_, index) => index + 1))
  process.stdout.write(
    `${deaths} workers killed; ${intents.length} intents, ${steps.length} steps, ${signed.length} signed and ${sent.length} executed transactions, none twice, none failed\n`,
  )
}, 300_000)
