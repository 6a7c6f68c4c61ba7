import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedPostgres, embeddedPostgres } from '@specie/ledger'
import { type FaultyNode, raisePool, startFaultyNode } from '@specie/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningNode } from '../src/index.ts'
import { type Scene, startScene, stranger, until } from './startScene.ts'

let scene: Scene
let chain: FaultyNode
let folder: string
let server: EmbeddedPostgres | undefined
let node: RunningNode
let pool: string

beforeAll(async () => {
  scene = await startScene()
  pool = (await raisePool(scene.system)).address
  chain = await startFaultyNode(scene.system.chain.rpcUrl)
  folder = await mkdtemp(join(tmpdir(), 'specie-node-outage-'))
  server = await embeddedPostgres(folder, { throwaway: true })
  node = await scene.start({
    parts: ['indexer', 'api', 'agents'],
    databaseUrl: server.url,
    rpcUrl: chain.rpcUrl,
  })
})
afterAll(async () => {
  await scene?.stop()
  await chain?.stop()
  await server?.stop()
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

const get = (path: string) => stranger(node.url!).ask('GET', path)
const ready = async () => {
  const response = await fetch(`${node.url}/readyz`)
  return { status: response.status, body: (await response.json()) as { ready: boolean; missing: string[] } }
}
const newest = async () => Number((await scene.system.chain.client.getBlock()).number)
const readyAgain = () => until(ready, ({ status }) => status === 200)

/** Not asked before, so that no answer of the block is at hand. */
const asked = (number: number) => `/pools/${pool}/holders?limit=${number}`

test('everything is ready before anything is taken away', async () => {
  expect((await readyAgain()).body).toEqual({ ready: true, missing: [] })
  expect((await get(`/pools/${pool}?minBlock=${await newest()}`)).status).toBe(200)
})

test('while the database is gone, what needs it is 503 with a sentence; what is at hand is answered; it comes back by itself', async () => {
  await server!.stop()
  const gone = await until(
    () => get(asked(401)),
    ({ status }) => status === 503,
  )
  expect(gone.body).toMatchObject({ status: 503, title: 'Not available', remedy: expect.any(String) })
  expect((gone.body as { detail: string }).detail).toMatch(/database/)
  expect((await ready()).body).toMatchObject({ ready: false, missing: [expect.stringContaining('database')] })
  expect((await fetch(`${node.url}/livez`)).status).toBe(200)
  expect((await get('/status')).body).toMatchObject({
    database: { answering: false },
    chain: { answering: true },
  })
  expect((await get(`/pools/${pool}`)).status).toBe(200)
  expect((await get('/session/nonce')).status).toBe(503)

  await scene.system.chain.advance(60)
  server = await embeddedPostgres(folder, { throwaway: true })
  expect((await readyAgain()).status).toBe(200)
  const number = await newest()
  const { status, body } = await get(`${asked(402)}&minBlock=${number}`)
  expect(status).toBe(200)
  expect((body as { block: { number: number } }).block.number).toBeGreaterThanOrEqual(number)
  expect((await get('/session/nonce')).status).toBe(200)
}, 300_000)

test('while the node of the chain is gone, answers say how old they are, and what needs the chain is 502 with a sentence', async () => {
  await readyAgain()
  const before = (await get('/pools')).body as { lagSeconds: number; data: unknown[] }
  expect(before.data).toHaveLength(1)
  chain.failWhen(() => ({ kind: 'drop' }))
  const missing = await until(ready, ({ status }) => status === 503)
  expect(missing.body).toMatchObject({
    ready: false,
    missing: [expect.stringContaining('node of the chain')],
  })
  const older = await until(
    async () => (await get('/pools')).body as { lagSeconds: number; data: unknown[] },
    ({ lagSeconds }) => lagSeconds > before.lagSeconds,
  )
  expect(older.lagSeconds).toBeGreaterThan(before.lagSeconds)
  expect(older.data).toHaveLength(1)
  expect((await get('/status')).body).toMatchObject({
    database: { answering: true },
    chain: { answering: false },
  })
  const wallet = await get('/wallets/0x00000000000000000000000000000000000000aa')
  expect(wallet.status).toBe(502)
  expect(wallet.body).toMatchObject({ code: expect.stringMatching(/^chain\./), detail: expect.any(String) })
  const proxied = await fetch(`${node.url}/rpc`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] }),
  })
  expect(proxied.status).toBe(502)
  expect(await proxied.json()).toMatchObject({ code: 'chain.unreachable', remedy: expect.any(String) })

  await scene.system.chain.advance(60)
  chain.failWhen(() => ({ kind: 'pass' }))
  expect((await readyAgain()).status).toBe(200)
  const number = await newest()
  const { body } = await get(`/pools?minBlock=${number}`)
  expect((body as { block: { number: number } }).block.number).toBeGreaterThanOrEqual(number)
  expect((await get('/wallets/0x00000000000000000000000000000000000000aa')).status).toBe(200)
}, 300_000)
