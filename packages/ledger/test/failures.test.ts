import { type Fault, type FaultyNode, startFaultyNode } from '@specie/testing'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { NodeFailure } from '../src/index.ts'
import { type Scene, startScene } from './startScene.ts'

let scene: Scene
let node: FaultyNode
const counts = new Map<string, number>()

beforeAll(async () => {
  scene = await startScene()
  await scene.move(10)
  node = await startFaultyNode(scene.system.chain.rpcUrl)
})
afterEach(() => node.failWhen(() => ({ kind: 'pass' })))
afterAll(async () => {
  process.stdout.write(
    `failures of the node: ${[...counts].map(([kind, count]) => `${kind} ${count}`).join(', ')}\n`,
  )
  await node?.stop()
  await scene?.stop()
})

const count = (kind: string) => counts.set(kind, (counts.get(kind) ?? 0) + 1)

const once: readonly { readonly title: string; readonly fault: Fault }[] = [
  { title: 'a connection that breaks', fault: { kind: 'drop' } },
  { title: 'an answer that is lost', fault: { kind: 'loseAnswer' } },
  { title: 'status 429', fault: { kind: 'status', status: 429 } },
  { title: 'status 502', fault: { kind: 'status', status: 502 } },
  {
    title: 'a node that says it is asked too often',
    fault: { kind: 'error', code: -32005, message: 'rate limited' },
  },
  { title: 'silence', fault: { kind: 'silence' } },
]

test.each(once)('$title: asked again, and the ledger is right', async ({ fault }) => {
  const ledger = await scene.ledger({ rpcUrl: node.rpcUrl, timeout: 300 })
  node.failWhen(({ count: call }) => {
    // rarer than the calls of one request, or asking again would meet a failure every time
    if (call % 250 !== 1) return { kind: 'pass' }
    count(fault.kind)
    return fault
  })
  await ledger.step()
  expect((await ledger.digest()).digest).toBe(await scene.truth())
  await ledger.close()
})

test.each([
  'query returned more than 10000 results',
  'block range is too large, max is 10',
  'response size exceeded',
  'Log response size exceeded. this block range should work: [0x1, 0x2]',
])('"%s": asked for fewer blocks until the node gives them', async (message) => {
  const ledger = await scene.ledger({ rpcUrl: node.rpcUrl })
  node.failWhen(({ method, params }) => {
    if (method !== 'eth_getLogs') return { kind: 'pass' }
    const { fromBlock, toBlock } = params[0] as { fromBlock: string; toBlock: string }
    if (Number(toBlock) - Number(fromBlock) < 10) return { kind: 'pass' }
    count('tooMuch')
    return { kind: 'error', code: -32602, message }
  })
  await ledger.step()
  expect((await ledger.digest()).digest).toBe(await scene.truth())
  await ledger.close()
})

test('a node that stays away fails the step after a bounded number of tries; batches before it are kept', async () => {
  const ledger = await scene.ledger({ rpcUrl: node.rpcUrl, batchBlocks: 5 })
  node.failWhen(({ method, params }) => {
    const late = method === 'eth_getLogs' && Number((params[0] as { fromBlock: string }).fromBlock) > 20
    if (!late) return { kind: 'pass' }
    count('drop')
    return { kind: 'drop' }
  })
  const error = await ledger.step().catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(NodeFailure)
  expect(error).toMatchObject({ kind: 'unavailable' })
  const { blockNumber } = (await ledger.head())!
  expect(blockNumber).toBeGreaterThan(5n)
  expect(blockNumber).toBeLessThanOrEqual(20n)
  node.failWhen(() => ({ kind: 'pass' }))
  await ledger.step()
  expect((await ledger.digest()).digest).toBe(await scene.truth())
  await ledger.close()
})

test('following goes on through every failure, and a new block is there soon after the node is well again', async () => {
  const failures: unknown[] = []
  const onFailure = (error: unknown) => failures.push(error)
  const ledger = await scene.ledger({ rpcUrl: node.rpcUrl, interval: 20, timeout: 200, onFailure })
  const stop = new AbortController()
  const following = ledger.follow(stop.signal)
  for (const { fault } of once) {
    node.failWhen(({ count: call }) => {
      if (call % 3 === 0) return { kind: 'pass' }
      count(fault.kind)
      return fault
    })
    await scene.move(2)
  }
  node.failWhen(() => ({ kind: 'pass' }))
  const head = await scene.head()
  await expect.poll(async () => (await ledger.head())?.blockNumber, { timeout: 15_000 }).toBe(head)
  stop.abort()
  await following
  expect(failures.length).toBeGreaterThan(0)
  expect((await ledger.digest()).digest).toBe(await scene.truth())
})

test('while following, each new block comes into the ledger by itself', async () => {
  const ledger = await scene.ledger({ interval: 50 })
  const stop = new AbortController()
  const arrivals = new Map<bigint, number>()
  const following = ledger.follow(stop.signal, ({ indexed }) => {
    if (indexed !== undefined && !arrivals.has(indexed)) arrivals.set(indexed, performance.now())
  })
  await expect.poll(() => arrivals.size).toBeGreaterThan(0)
  const waits: number[] = []
  for (let round = 0; round < 10; round += 1) {
    const began = performance.now()
    await scene.move(1)
    const head = await scene.head()
    await expect.poll(() => arrivals.has(head), { interval: 5 }).toBe(true)
    waits.push(arrivals.get(head)! - began)
  }
  stop.abort()
  await following
  waits.sort((left, right) => left - right)
  const [median, longest] = [waits[5]!.toFixed(0), waits.at(-1)!.toFixed(0)]
  process.stdout.write(`from sending a transfer to the ledger: median ${median} ms, longest ${longest} ms\n`)
})
