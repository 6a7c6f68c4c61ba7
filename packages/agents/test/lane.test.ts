import { addressOf, persona, readBlock, type SpecieClient } from '@specie/protocol'
import {
  createTestDatabase,
  deploySystem,
  startTestChain,
  type TestDatabase,
  type TestSystem,
} from '@specie/testing'
import { type Address, encodeFunctionData, erc20Abi, parseGwei } from 'viem'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Deed } from '../src/frame/Agent.ts'
import type { Sending } from '../src/frame/AgentsOptions.ts'
import { planDeed } from '../src/frame/planDeed.ts'
import { driveLane } from '../src/lane/driveLane.ts'

const account = persona('provider')
const receiver: Address = '0x00000000000000000000000000000000000000aa'
const usual: Sending = { confirmations: 1, feeCap: parseGwei('300'), replaceAfter: 3 }

let system: TestSystem
let database: TestDatabase
let client: SpecieClient
let deeds = 0

beforeAll(async () => {
  const chain = await startTestChain()
  system = await deploySystem(chain)
  database = await createTestDatabase()
  client = await system.as('provider')
})
afterAll(async () => {
  await database.drop()
  await system.chain.stop()
})
beforeEach(async () => {
  await system.chain.client.setAutomine(true)
})

/** Makes one local dollar for the receiver: nothing in the contract keeps anybody from doing it twice. */
async function plan(changes: Partial<Deed> = {}): Promise<bigint> {
  deeds += 1
  const prepared = await client.cash.mintLocalDollars(receiver, 1n)
  const deed: Deed = {
    key: `test:${deeds}`,
    signer: account.address,
    title: prepared.title,
    calls: await prepared.calls(),
    ...changes,
  }
  const planned = await planDeed(
    database.db,
    'distributor',
    null,
    deed,
    await readBlock(client.context.reader),
  )
  return planned.intent!
}

function drive(changes: Partial<Sending> = {}): Promise<number> {
  return driveLane({ db: database.db, client, account, sending: { ...usual, ...changes } })
}

async function intent(id: bigint) {
  return database.db.selectFrom('intent').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

async function transactions(id: bigint) {
  return database.db
    .selectFrom('intentTransaction')
    .selectAll()
    .where('intent', '=', id)
    .orderBy('maxFee')
    .execute()
}

function made(): Promise<bigint> {
  return client.context.reader.readContract({
    address: addressOf(system, 'LocalDollar'),
    abi: erc20Abi,
    functionName: 'balanceOf',
    args: [receiver],
  })
}

test('the same key is planned once, and a lane without anything new sends nothing', async () => {
  const before = await made()
  const first = await plan({ key: 'once' })
  expect(await plan({ key: 'once' })).toBe(first)
  await drive()
  expect(await plan({ key: 'once' })).toBe(first)
  await drive()
  expect(await made()).toBe(before + 1n)
  expect(await intent(first)).toMatchObject({ state: 'confirmed', failure: null })
})

test('the steps of an intent go one after another, each with its own nonce', async () => {
  const before = await made()
  const call = (await (await client.cash.mintLocalDollars(receiver, 1n)).calls())[0]!
  const id = await plan({ calls: [call, call, call] })
  await drive()
  expect(await made()).toBe(before + 3n)
  const nonces = (await transactions(id)).map(({ nonce }) => nonce).sort()
  expect(nonces).toEqual([nonces[0], nonces[0]! + 1n, nonces[0]! + 2n])
})

test('a refusal speaks in the cash that the message is about', async () => {
  const args = [receiver, 10n ** 30n] as const
  const data = encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args })
  const unit = { symbol: 'USD', decimals: 6 }
  const call = { title: 'Send too much', to: addressOf(system, 'LocalDollar'), data, value: 0n, unit }
  const id = await plan({ title: call.title, calls: [call] })
  await drive()
  const { state, failure } = await intent(id)
  expect(state).toBe('failed')
  expect(failure).toContain('needs 1,000,000,000,000,000,000,000,000')
})

test('what the contract refuses is not sent: the intent ends with the sentence, and is tried again later', async () => {
  const reporter = await client.feeds.reportCurve('UST', { day: 20_000, forwards: Array(10).fill(1) })
  const deed = { key: 'refused', title: reporter.title, calls: await reporter.calls() }
  const id = await plan(deed)
  await drive()
  const ended = await intent(id)
  expect(ended.state).toBe('failed')
  expect(ended.failure).toContain('does not report to the feed UST')
  expect(await transactions(id)).toEqual([])
  // At the same block the answer would be the same.
  expect(await plan(deed)).toBeUndefined()
  await system.chain.advance(10)
  const second = await plan(deed)
  expect(second).not.toBe(id)
  await drive()
  await system.chain.advance(10)
  expect(await plan(deed)).toBeUndefined()
  await system.chain.advance(3_600)
  expect(await plan(deed)).toBeGreaterThan(second)
  await drive()
})

test('a transaction waits in the pool: one on its way holds up the next, and the same bytes are sent again', async () => {
  const before = await made()
  await system.chain.client.setAutomine(false)
  const [first, second] = [await plan(), await plan()]
  await drive()
  await drive()
  expect((await intent(first)).state).toBe('sent')
  expect((await intent(second)).state).toBe('planned')
  await system.chain.client.dropTransaction({ hash: (await transactions(first))[0]!.hash })
  await drive()
  await system.chain.client.mine({ blocks: 1 })
  await drive()
  await system.chain.client.mine({ blocks: 1 })
  await drive()
  expect((await intent(second)).state).toBe('confirmed')
  expect(await made()).toBe(before + 2n)
  expect(await transactions(first)).toHaveLength(1)
})

test('a transaction that is too cheap is offered more under the same nonce, up to the cap', async () => {
  const before = await made()
  await system.chain.client.setAutomine(false)
  const id = await plan()
  await drive()
  const chain = system.chain.client
  for (let block = 0; block < 3; block++) {
    await chain.setNextBlockBaseFeePerGas({ baseFeePerGas: parseGwei('90') })
    await chain.mine({ blocks: 1 })
  }
  await drive({ feeCap: parseGwei('50') })
  expect(await transactions(id)).toHaveLength(1)
  expect((await intent(id)).failure).toContain('highest fee')
  await drive()
  const [cheap, dear] = await transactions(id)
  expect(dear!.nonce).toBe(cheap!.nonce)
  expect(dear!.maxFee).toBeGreaterThan((cheap!.maxFee * 9n) / 8n)
  await chain.mine({ blocks: 1 })
  await drive()
  expect((await intent(id)).state).toBe('confirmed')
  expect(await made()).toBe(before + 1n)
  await chain.setNextBlockBaseFeePerGas({ baseFeePerGas: parseGwei('1') })
  await chain.mine({ blocks: 1 })
})

test('a nonce that somebody else used with the same key is given up, and the deed is done with the next', async () => {
  const before = await made()
  await system.chain.client.setAutomine(false)
  const id = await plan()
  await drive()
  const [own] = await transactions(id)
  const sender = client.context.sender!
  await sender.sendTransaction({
    account,
    chain: sender.chain,
    to: account.address,
    value: 0n,
    nonce: Number(own!.nonce),
    maxFeePerGas: own!.maxFee * 3n,
    maxPriorityFeePerGas: own!.maxFee * 2n,
  })
  await system.chain.client.mine({ blocks: 1 })
  await drive()
  await system.chain.client.mine({ blocks: 1 })
  await drive()
  expect((await intent(id)).state).toBe('confirmed')
  expect(await made()).toBe(before + 1n)
  const nonces = await database.db.selectFrom('intentNonce').selectAll().where('intent', '=', id).execute()
  expect(nonces.map((row) => row.void).sort()).toEqual([false, true])
})

test('a reorganisation brings a final intent back, and the same bytes are executed once', async () => {
  const before = await made()
  const snapshot = await system.chain.snapshot()
  const id = await plan()
  await drive()
  expect((await intent(id)).state).toBe('confirmed')
  await system.chain.revert(snapshot)
  expect(await made()).toBe(before)
  await drive()
  expect((await intent(id)).state).toBe('confirmed')
  expect(await made()).toBe(before + 1n)
  expect(await transactions(id)).toHaveLength(1)
})

test('depth is waited for', async () => {
  const id = await plan()
  await drive({ confirmations: 3 })
  expect((await intent(id)).state).toBe('mined')
  await system.chain.client.mine({ blocks: 2 })
  await drive({ confirmations: 3 })
  expect((await intent(id)).state).toBe('confirmed')
})

test('an agent that failed five times on end stops itself for a day of the chain', async () => {
  const reporter = await client.feeds.reportCurve('UST', { day: 20_000, forwards: Array(10).fill(1) })
  for (let failure = 0; failure < 5; failure++) {
    await plan({ calls: await reporter.calls() })
    await drive()
  }
  const agent = () =>
    database.db.selectFrom('agent').selectAll().where('name', '=', 'distributor').executeTakeFirstOrThrow()
  expect((await agent()).trippedBecause).toContain('does not report to the feed UST')
  const before = await made()
  const id = await plan()
  await drive()
  expect(await made()).toBe(before)
  await system.chain.advance(86_401)
  // What it had planned is a day old by then and is decided anew.
  await drive()
  expect((await intent(id)).state).toBe('failed')
  await plan()
  await drive()
  expect(await made()).toBe(before + 1n)
  expect(await agent()).toMatchObject({ failures: 0, trippedAt: null })
})

test('two drivers at once do not disturb each other under the lock', async () => {
  const { withLock } = await import('../src/frame/withLock.ts')
  const before = await made()
  for (let deed = 0; deed < 5; deed++) await plan()
  const drivers = Array.from({ length: 4 }, () => withLock(database, 'lane', () => drive()))
  const moves = await Promise.all(drivers)
  expect(moves.filter((count) => count !== undefined).length).toBeGreaterThan(0)
  expect(moves.filter((count) => count === undefined).length).toBeGreaterThan(0)
  expect(await made()).toBe(before + 5n)
})
