import { addressOf, identityDomain, type Persona, persona, signStatement } from '@specie/protocol'
import { raisePool } from '@specie/testing'
import { createSiweMessage } from 'viem/siwe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningNode } from '../src/index.ts'
import { type Asker, type Scene, signedIn, startScene, stranger } from './startScene.ts'

let scene: Scene
let node: RunningNode
let pool: string
const people = new Map<Persona, Promise<Asker>>()

function as(name: Persona): Promise<Asker> {
  const known = people.get(name) ?? signedIn(node.url!, name)
  people.set(name, known)
  return known
}

beforeAll(async () => {
  scene = await startScene()
  pool = (await raisePool(scene.system)).address
  node = await scene.start()
})
afterAll(() => scene?.stop())

test('a session ends at its time, with signing out, and never begins with a made-up secret', async () => {
  const { database } = scene
  const asker = await signedIn(node.url!, 'investorB')
  expect((await asker.ask('GET', '/session')).body).toMatchObject({ address: persona('investorB').address })
  await database.pool.query('update session set expires = extract(epoch from now())::bigint - 10')
  expect((await asker.ask('GET', '/session')).body).toEqual({ address: null, roles: [], expires: null })
  expect((await asker.ask('GET', '/tapes')).status).toBe(401)

  const again = await signedIn(node.url!, 'investorB')
  expect((await again.ask('GET', '/tapes')).status).toBe(200)
  expect((await again.ask('DELETE', '/session')).body).toEqual({ done: true })
  expect((await again.ask('GET', '/tapes')).status).toBe(401)

  const cookie = `specie_session=${'ab'.repeat(32)}`
  expect((await stranger(node.url!).ask('GET', '/tapes', undefined, { cookie })).status).toBe(401)
  const { rows } = await database.pool.query('select count(*)::int as ended from session')
  expect(rows).toEqual([{ ended: 0 }])
})

test('a message that asks for a shorter session gets one', async () => {
  const { nonce } = (await stranger(node.url!).ask('GET', '/session/nonce')).body as { nonce: string }
  const expirationTime = new Date(Math.floor(Date.now() / 1000) * 1000 + 600_000)
  const message = createSiweMessage({
    address: persona('investorA').address,
    chainId: 31_337,
    domain: new URL(node.url!).host,
    nonce,
    uri: node.url!,
    version: '1',
    expirationTime,
  })
  const signature = await persona('investorA').signMessage({ message })
  const { body } = await stranger(node.url!).ask('POST', '/session', { message, signature })
  expect(body).toMatchObject({ expires: expirationTime.getTime() / 1000 })
  const late = createSiweMessage({
    address: persona('investorA').address,
    chainId: 31_337,
    domain: new URL(node.url!).host,
    nonce: 'abcdefgh12345678',
    uri: node.url!,
    version: '1',
    expirationTime: new Date(Date.now() - 1_000),
  })
  const signed = await persona('investorA').signMessage({ message: late })
  const refused = await stranger(node.url!).ask('POST', '/session', { message: late, signature: signed })
  expect(refused.status).toBe(401)
  expect(refused.body).toMatchObject({ detail: expect.stringContaining('its time is over') })
})

test('what another site makes a browser send is refused, with and without a session', async () => {
  const asker = await as('governance')
  const origin = { origin: 'https://evil.example' }
  const refused = await asker.ask('PATCH', '/agents/servicer', { enabled: false }, origin)
  expect(refused.status).toBe(403)
  expect(refused.body).toMatchObject({ code: 'request.origin' })
  expect((await asker.ask('GET', '/agents')).body).toContainEqual(
    expect.objectContaining({ name: 'servicer', enabled: true }),
  )
  const foreign = { 'sec-fetch-site': 'cross-site' }
  expect((await asker.ask('PATCH', '/agents/servicer', { enabled: false }, foreign)).status).toBe(403)
  const own = { origin: node.url!, 'sec-fetch-site': 'same-origin' }
  expect((await asker.ask('PATCH', '/agents/servicer', { enabled: true }, own)).status).toBe(200)
})

test.each([
  ['investorA', 'PATCH', '/agents/servicer', { enabled: false }],
  ['investorA', 'PUT', '/applications/x', { refuse: 'no' }],
  ['governance', 'PUT', '/applications/x', { refuse: 'no' }],
] as const)('%s who is signed in may not %s %s', async (name, method, path, body) => {
  const { status, body: problem } = await (await as(name)).ask(method, path, body)
  expect(status).toBe(403)
  expect(problem).toMatchObject({ code: 'access.role', remedy: expect.any(String) })
})

test('single loans are for the parties of their pool', async () => {
  const { status, body } = await (await as('investorA')).ask('GET', `/pools/${pool}/loans`)
  expect(status).toBe(403)
  expect(body).toMatchObject({ code: 'access.party' })
  const order = { to: '2026-02-01', defaulted: [], late: [], prepaid: [], recoveries: '0' }
  for (const [method, path] of [
    ['POST', 'preview'],
    ['PUT', 'next'],
  ] as const) {
    const answer = await (await as('issuer')).ask(method, `/pools/${pool}/periods/${path}`, order)
    expect(answer.status).toBe(403)
  }
})

test('who applies on a local chain gets a statement to register, and is verified once it is in', async () => {
  const asker = await as('outsider')
  const wrong = await asker.ask('POST', '/applications', { name: ' ', country: 'DE', class: 'retail' })
  expect(wrong.status).toBe(400)
  const { body } = await asker.ask('POST', '/applications', { name: 'New', country: 'DE', class: 'retail' })
  expect(body).toMatchObject({ state: 'signed', country: 'DE', calls: [{ value: '0' }] })
  // Asked again, as after a reload: what was stored has to be what was signed.
  const [kept] = (await asker.ask('GET', '/applications')).body as unknown[]
  expect(kept).toEqual(body)
  const { calls } = kept as { calls: { to: `0x${string}`; data: `0x${string}` }[] }
  await scene.system.chain.fund(persona('outsider').address)
  const { context } = await scene.system.as('outsider')
  for (const { to, data } of calls) {
    const hash = await context.sender!.sendTransaction({
      to,
      data,
      chain: null,
      account: persona('outsider'),
    })
    await scene.system.chain.client.waitForTransactionReceipt({ hash })
  }
  expect((await asker.ask('GET', '/applications')).body).toMatchObject([{ state: 'registered', calls: null }])
  expect((await (await as('investorA')).ask('GET', '/applications')).body).toEqual([])
  expect((await (await as('kycIssuer')).ask('GET', '/applications')).body).toHaveLength(1)
})

test('a KYC issuer settles what waits once, with a statement of its own signature or a reason', async () => {
  const { database, system } = scene
  const wallet = persona('provider').address
  const waiting = (id: string) =>
    database.pool.query(
      `insert into application (id, wallet, name, country, class, state, applied_at)
       values ($1, decode($2, 'hex'), 'Somebody', 'DE', 'qualified', 'waiting', 1)`,
      [id, wallet.slice(2)],
    )
  await waiting('first')
  await waiting('second')
  const issuer = await as('kycIssuer')
  const domain = identityDomain(31_337, addressOf(system, 'Identity'))
  const now = await system.chain.now()
  const { version } = await (await system.as('governance')).identity.read(wallet)
  const statement = {
    wallet,
    claims: 3n,
    country: 276,
    class: 2,
    expiry: now + 86_400,
    deadline: now + 86_400,
  }
  const sign = async (by: Persona, next: number) => {
    const { signature, statement: said } = await signStatement(persona(by), domain, {
      ...statement,
      version: next,
    })
    return { signature, statement: { ...said, claims: String(said.claims) } }
  }
  const forged = await issuer.ask('PUT', '/applications/first', await sign('investorA', version + 1))
  expect(forged.status).toBe(400)
  expect(forged.body).toMatchObject({ detail: expect.stringContaining('has not signed it') })
  const stale = await issuer.ask('PUT', '/applications/first', await sign('kycIssuer', version + 2))
  expect(stale.body).toMatchObject({ status: 400, detail: expect.stringContaining('is next') })
  const nonsense = await issuer.ask('PUT', '/applications/first', {
    statement: { wallet },
    signature: '0x12',
  })
  expect(nonsense.body).toMatchObject({ status: 400, code: 'input.statement' })
  const settled = await issuer.ask('PUT', '/applications/first', await sign('kycIssuer', version + 1))
  expect(settled.body).toMatchObject({ state: 'signed', calls: [{}] })
  expect((await issuer.ask('PUT', '/applications/first', { refuse: 'late' })).status).toBe(409)
  const refused = await issuer.ask('PUT', '/applications/second', { refuse: 'No document' })
  expect(refused.body).toMatchObject({ state: 'refused', reason: 'No document', calls: null })
  expect((await issuer.ask('PUT', '/applications/third', { refuse: 'x' })).status).toBe(404)
})
