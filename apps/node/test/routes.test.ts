import { type Route, type RouteName, routes } from '@specie/api'
import { persona } from '@specie/protocol'
import { collectMonth, createTestDatabase, deploySystem, raisePool, startTestChain } from '@specie/testing'
import { pino } from 'pino'
import { createSiweMessage } from 'viem/siwe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningNode, startNode } from '../src/index.ts'

const ends: (() => Promise<unknown>)[] = []
let node: RunningNode
let names: Readonly<Record<string, string>>

beforeAll(async () => {
  const chain = await startTestChain({ timestamp: Date.UTC(2026, 0, 2) / 1000 })
  ends.push(() => chain.stop())
  const system = await deploySystem(chain)
  const pool = await raisePool(system)
  await collectMonth(system, pool, 1)
  const database = await createTestDatabase()
  ends.push(() => database.drop())
  node = await startNode({
    parts: ['indexer', 'api'],
    databaseUrl: database.url,
    rpcUrl: chain.rpcUrl,
    deployment: system.deployment,
    log: pino({ level: 'silent' }),
  })
  ends.push(() => node.close())
  const { number: head } = await chain.client.getBlock()
  await fetch(`${node.url}/api/v1/pools?minBlock=${head}`)
  names = {
    pool: pool.address,
    share: pool.shares[0]!,
    wallet: persona('investorA').address,
    hash: `0x${'11'.repeat(32)}`,
    feed: `0x${Buffer.from('UST').toString('hex').padEnd(64, '0')}`,
  }
})
afterAll(async () => {
  for (const end of ends.reverse()) await end()
})

const asked = (Object.entries(routes) as [RouteName, Route][]).filter(
  ([, { method, path, access }]) => method === 'GET' && !path.includes(':id') && access !== 'signedIn',
)

test.each(asked)('%s answers by its schema', async (name, { path, answer }) => {
  const place = path.replaceAll(/:(\w+)/g, (_, key: string) => names[key]!)
  const response = await fetch(
    `${node.url}/api/v1${place}${name === 'exitQuote' || name === 'exitOptions' ? '?amount=1000000' : ''}`,
  )
  expect(response.status).toBe(200)
  const found = answer.safeParse(await response.json())
  expect(found.error).toBeUndefined()
})

const closed = (Object.entries(routes) as [RouteName, Route][]).filter(
  ([, { access, method }]) => (access === 'signedIn' || access === 'operator') && method === 'GET',
)

test.each(closed)('%s is refused without a session', async (_name, { path }) => {
  const place = path.replaceAll(/:(\w+)/g, (_, key: string) => names[key] ?? 'x')
  const response = await fetch(`${node.url}/api/v1${place}`)
  expect(response.status).toBe(401)
  expect(await response.json()).toMatchObject({ code: 'access.signedOut', status: 401 })
})

async function signInWith(change: {
  readonly domain?: string
  readonly nonce?: string
  readonly chainId?: number
}) {
  const { nonce } = (await (await fetch(`${node.url}/api/v1/session/nonce`)).json()) as { nonce: string }
  const account = persona('investorA')
  const message = createSiweMessage({
    address: account.address,
    chainId: 31_337,
    domain: new URL(node.url!).host,
    nonce,
    uri: node.url!,
    version: '1',
    ...change,
  })
  const body = JSON.stringify({ message, signature: await account.signMessage({ message }) })
  const headers = { 'content-type': 'application/json' }
  const send = () => fetch(`${node.url}/api/v1/session`, { method: 'POST', headers, body })
  return { send }
}

test('a signed message signs in once', async () => {
  const { send } = await signInWith({})
  const first = await send()
  expect(first.status).toBe(200)
  expect(first.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/)
  const second = await send()
  expect(second.status).toBe(401)
  expect(((await second.json()) as { detail: string }).detail).toContain('nonce')
})

test.each([{ domain: 'evil.example' }, { chainId: 1 }, { nonce: 'abcdefgh12345678' }])(
  'a message with %o is refused',
  async (change) => {
    expect((await (await signInWith(change)).send()).status).toBe(401)
  },
)

test('the proxy asks the node only what pages need', async () => {
  const ask = async (body: unknown) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${node.url}/rpc`, { method: 'POST', headers, body: JSON.stringify(body) })
    return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
  }
  expect((await ask({ jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] })).answer.result).toBe(
    '0x7a69',
  )
  expect((await ask({ jsonrpc: '2.0', id: 1, method: 'anvil_mine', params: [] })).answer.error).toMatchObject(
    {
      code: -32601,
    },
  )
  const many = Array.from({ length: 101 }, (_, id) => ({ jsonrpc: '2.0', id, method: 'eth_chainId' }))
  expect((await ask(many)).status).toBe(413)
})

test('a process that has caught up is ready', async () => {
  expect(await (await fetch(`${node.url}/readyz`)).json()).toEqual({ ready: true, missing: [] })
  expect(await (await fetch(`${node.url}/metrics`)).text()).toContain('specie_ledger_indexed_block')
})
