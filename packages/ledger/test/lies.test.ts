import type { FaultyNode } from '@specie/testing'
import { startFaultyNode } from '@specie/testing'
import { type Hex, keccak256, numberToHex } from 'viem'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { httpSource } from '../src/chain/httpSource.ts'
import { ChainLie, type Ledger, type LieKind } from '../src/index.ts'
import { type Scene, startScene } from './startScene.ts'

interface Header extends Record<string, unknown> {
  readonly hash: Hex
  readonly number: Hex
}
interface Log extends Record<string, unknown> {
  readonly blockNumber: Hex
  readonly data: Hex
  readonly topics: readonly Hex[]
}
interface Lie {
  readonly title: string
  readonly method: string
  readonly change: (result: never) => unknown
  readonly caught: readonly LieKind[]
}

let scene: Scene
let node: FaultyNode
let told = 0
const caught = new Map<LieKind, number>()

beforeAll(async () => {
  scene = await startScene()
  node = await startFaultyNode(scene.system.chain.rpcUrl)
})
afterEach(() => node.failWhen(() => ({ kind: 'pass' })))
afterAll(async () => {
  const kinds = [...caught].map(([kind, count]) => `${kind} ${count}`).join(', ')
  process.stdout.write(
    `lies told ${told}, caught ${[...caught.values()].reduce((sum, one) => sum + one, 0)}: ${kinds}\n`,
  )
  await node?.stop()
  await scene?.stop()
})

const other = (word: Hex) => keccak256(word)
const inHeader = (field: string, value: (header: Header) => unknown) => (header: Header) => {
  return { ...header, [field]: value(header) }
}
const lastOf = (logs: Log[], changes: Partial<Log>) => [...logs.slice(0, -1), { ...logs.at(-1)!, ...changes }]
/** Only of answers that have logs. */
const ofLogs = (change: (logs: Log[]) => unknown) => (logs: Log[]) =>
  logs.length === 0 ? logs : change(logs)

const lies: readonly Lie[] = [
  {
    title: 'a header whose hash is not its own',
    method: 'eth_getBlockByNumber',
    change: inHeader('hash', ({ hash }) => other(hash)),
    caught: ['headerHash'],
  },
  {
    title: 'a header with another time',
    method: 'eth_getBlockByNumber',
    change: inHeader('timestamp', () => '0x1'),
    caught: ['headerHash'],
  },
  {
    title: 'a header without logs in its filter',
    method: 'eth_getBlockByNumber',
    change: inHeader('logsBloom', () => `0x${'00'.repeat(256)}`),
    caught: ['headerHash'],
  },
  {
    title: 'a header of another form',
    method: 'eth_getBlockByNumber',
    change: () => ({ number: '0x1' }),
    caught: ['form'],
  },
  {
    title: 'logs of another block',
    method: 'eth_getLogs',
    change: ofLogs((logs) => lastOf(logs, { blockHash: other('0x01') })),
    caught: ['strayLog'],
  },
  {
    title: 'logs of a block that was not asked for',
    method: 'eth_getLogs',
    change: ofLogs((logs) => lastOf(logs, { blockNumber: '0xffffff' })),
    caught: ['strayLog'],
  },
  {
    title: 'logs of a contract that was not asked for',
    method: 'eth_getLogs',
    change: ofLogs((logs) => lastOf(logs, { address: `0x${'77'.repeat(20)}` })),
    caught: ['strayLog'],
  },
  {
    title: 'a log that was removed',
    method: 'eth_getLogs',
    change: ofLogs((logs) => lastOf(logs, { removed: true })),
    caught: ['strayLog'],
  },
  {
    title: 'the same log twice',
    method: 'eth_getLogs',
    change: ofLogs((logs) => [...logs, logs.at(-1)!]),
    caught: ['strayLog'],
  },
  {
    title: 'a log with another holder',
    method: 'eth_getLogs',
    change: ofLogs((logs) => lastOf(logs, { topics: [...logs.at(-1)!.topics.slice(0, -1), other('0x02')] })),
    caught: ['inventedLog'],
  },
  {
    title: 'a log with another amount',
    method: 'eth_getLogs',
    change: ofLogs((logs) => lastOf(logs, { data: `${logs.at(-1)!.data.slice(0, -2)}ee` as Hex })),
    caught: ['missingLog'],
  },
  { title: 'no logs at all', method: 'eth_getLogs', change: () => [], caught: ['missingLog'] },
  {
    title: 'all but the last log',
    method: 'eth_getLogs',
    change: ofLogs((logs) => logs.slice(0, -1)),
    caught: ['missingLog'],
  },
  {
    title: 'all but the first log',
    method: 'eth_getLogs',
    change: ofLogs((logs) => logs.slice(1)),
    caught: ['missingLog'],
  },
  { title: 'logs that are no list', method: 'eth_getLogs', change: () => ({}), caught: ['form'] },
  {
    title: 'receipts without one of them',
    method: 'eth_getBlockReceipts',
    change: (receipts: unknown[]) => receipts.slice(1),
    caught: ['receipts'],
  },
]

async function tellTo(ledger: Ledger, lie: Lie): Promise<void> {
  node.failWhen(({ method }) => {
    if (method !== lie.method) return { kind: 'pass' }
    told += 1
    return { kind: 'lie', change: lie.change }
  })
  const error = await ledger.step().catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ChainLie)
  const { kind } = error as ChainLie
  expect(lie.caught).toContain(kind)
  caught.set(kind, (caught.get(kind) ?? 0) + 1)
  node.failWhen(() => ({ kind: 'pass' }))
}

test.each(lies)('$title: refused, nothing is written, and afterwards the ledger is right', async (lie) => {
  const ledger = await scene.ledger({ rpcUrl: node.rpcUrl, proof: 'every' })
  await tellTo(ledger, lie)
  expect(await ledger.head()).toBeUndefined()
  await ledger.step()
  const before = await ledger.digest()
  await scene.move(3)
  await tellTo(ledger, lie)
  expect(await ledger.digest()).toEqual(before)
  await ledger.step()
  expect((await ledger.digest()).digest).toBe(await scene.truth())
  await ledger.close()
})

test('an answer that was cut off is found out while catching up, without a proof of every block', async () => {
  await scene.move(6)
  for (const kept of [1, 5, 20, 60]) {
    const ledger = await scene.ledger({ rpcUrl: node.rpcUrl, proof: 'odd' })
    const change = ofLogs((logs) => logs.slice(0, kept))
    await tellTo(ledger, { title: 'cut off', method: 'eth_getLogs', change, caught: ['missingLog'] })
    await ledger.step()
    expect((await ledger.digest()).digest).toBe(await scene.truth())
    await ledger.close()
  }
})

test('where a node gives no receipts, blocks whose filter has a contract without logs are asked for again', async () => {
  const ledger = await scene.ledger({ rpcUrl: node.rpcUrl })
  node.failWhen(({ method, params }) => {
    if (method === 'eth_getBlockReceipts')
      return { kind: 'error', code: -32601, message: 'the method does not exist' }
    const range = params[0] as { fromBlock?: string } | undefined
    if (method !== 'eth_getLogs' || range?.fromBlock === undefined) return { kind: 'pass' }
    told += 1
    return { kind: 'lie', change: () => [] }
  })
  const error = await ledger.step().catch((reason: unknown) => reason)
  expect(error).toMatchObject({ kind: 'missingLog' })
  caught.set('missingLog', (caught.get('missingLog') ?? 0) + 1)
  expect(await ledger.head()).toBeUndefined()
})

test('a head that goes backwards and comes again leaves the ledger right', async () => {
  const ledger = await scene.ledger({ rpcUrl: node.rpcUrl })
  await ledger.step()
  const truth = await scene.truth()
  for (const back of [1, 4, 15]) {
    const number = (await ledger.head())!.blockNumber - BigInt(back)
    const source = httpSource(scene.system.chain.rpcUrl)
    const [old] = await source.ask([{ method: 'eth_getBlockByNumber', params: [numberToHex(number), false] }])
    node.failWhen(({ method, params }) => {
      const asked = method === 'eth_getBlockByNumber' && params[0] === 'latest'
      return asked ? { kind: 'lie', change: () => old } : { kind: 'pass' }
    })
    await ledger.step()
    node.failWhen(() => ({ kind: 'pass' }))
    await ledger.step()
    expect((await ledger.digest()).digest).toBe(truth)
  }
})
