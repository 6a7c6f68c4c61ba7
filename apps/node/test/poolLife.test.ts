import { readFile } from 'node:fs/promises'
import { type OpeningPreview, type OpeningTerms, routes } from '@specie/api'
import { abis, addressOf, type Persona, persona, ROLES } from '@specie/protocol'
import type { Address, Hex } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningNode } from '../src/index.ts'
import { type Asker, type Scene, signedIn, startScene, until } from './startScene.ts'

let scene: Scene
let node: RunningNode
let pool: Address
let tape: string
let terms: OpeningTerms
let preview: OpeningPreview
let people: Record<'issuer' | 'servicer' | 'valuer' | 'governance', Asker>

beforeAll(async () => {
  scene = await startScene()
  node = await scene.start({ parts: ['indexer', 'api'] })
  people = {
    issuer: await signedIn(node.url!, 'issuer'),
    servicer: await signedIn(node.url!, 'servicer'),
    valuer: await signedIn(node.url!, 'valuer'),
    governance: await signedIn(node.url!, 'governance'),
  }
})
afterAll(() => scene?.stop())

interface Message {
  readonly to: Address
  readonly data: Hex
}

/** Signs messages of an answer as a wallet does. @returns the block that the last one is in */
async function send(name: Persona, calls: readonly Message[]): Promise<number> {
  const { sender } = (await scene.system.as(name)).context
  let block = 0n
  for (const { to, data } of calls) {
    const hash = await sender!.sendTransaction({ to, data, chain: null, account: persona(name) })
    const receipt = await scene.system.chain.client.waitForTransactionReceipt({ hash })
    expect(receipt.status).toBe('success')
    block = receipt.blockNumber
  }
  return Number(block)
}

async function ask<T>(asker: Asker, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await asker.ask(method, path, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as T
}

test('a file becomes a tape with the usual terms, and its value comes with what each tranche may lose', async () => {
  const { issuer } = people
  const file = await readFile(new URL('../../../examples/sample-tape.csv', import.meta.url))
  tape = (await ask<{ id: string }>(issuer, 'POST', '/tapes?name=Harbour%20loans.csv', file)).id
  await ask(issuer, 'PATCH', `/tapes/${tape}`, { cutOffDate: '2026-01-01' })
  terms = await ask<OpeningTerms>(issuer, 'GET', `/tapes/${tape}/opening`)
  expect(terms).toMatchObject({ name: 'Harbour loans', servicer: persona('servicer').address })
  terms = { ...terms, curveFeed: 'UST', name: 'Harbour' }
  preview = await ask<OpeningPreview>(issuer, 'POST', `/tapes/${tape}/opening/preview`, terms)
  expect(routes.previewOpening.answer.safeParse(preview).error).toBeUndefined()
  const losses = preview.tranches.map(({ expectedLoss }) => expectedLoss!)
  expect(losses.every((loss, n) => n === 0 || loss > losses[n - 1]!)).toBe(true)
  expect(losses[0]).toBeGreaterThanOrEqual(0)
  expect(losses.at(-1)).toBeLessThan(1)
  const wrong = await issuer.ask('POST', `/tapes/${tape}/opening/preview`, { ...terms, curveFeed: 'NONE' })
  expect(wrong.status).toBeGreaterThanOrEqual(400)
  expect(wrong.status).toBeLessThan(500)
})

test('who may not open pools is told so before anything is signed', async () => {
  const { status, body } = await people.issuer.ask('POST', `/tapes/${tape}/opening`, terms)
  expect(status).toBe(403)
  expect(body).toMatchObject({ code: 'access.role', expected: 'the role poolOpener' })
  const strange = await people.servicer.ask('POST', `/tapes/${tape}/opening`, terms)
  expect(strange.status).toBe(404)
})

test('the message that opens the pool is signed, and the pool has its report, its terms and its next step', async () => {
  const { pools } = await scene.system.as('governance')
  expect((await pools.read()).pools).toHaveLength(0)
  await allowOpening()
  const opening = await ask<{ calls: Message[] }>(people.issuer, 'POST', `/tapes/${tape}/opening`, terms)
  const block = await send('issuer', opening.calls)
  const list = await ask<{ data: { pool: Address; name: string }[]; block: { number: number } }>(
    people.issuer,
    'GET',
    `/pools?minBlock=${block}`,
  )
  // A page reads its own write: the answer waits for the block of the receipt.
  expect(list.block.number).toBeGreaterThanOrEqual(block)
  expect(list.data).toMatchObject([{ name: 'Harbour', state: 'draft' }])
  pool = list.data[0]!.pool
  const bound = await until(
    () => people.issuer.ask('GET', `/pools/${pool}/terms`),
    ({ body }) => (body as { data: unknown }).data !== null,
  )
  expect(bound.body).toMatchObject({ data: terms })
  expect((await people.issuer.ask('GET', '/tapes')).body).toMatchObject([
    { id: tape, pool: pool.toLowerCase() },
  ])
  const fixed = await people.issuer.ask('PATCH', `/tapes/${tape}`, { cutOffDate: '2026-01-02' })
  expect(fixed).toMatchObject({ status: 409, body: { code: 'tape.opened' } })
})

test('step by step, each signed by who is named, the pool is raised and active', async () => {
  const { system } = scene
  const governance = await system.as('governance')
  const cash = (name: Persona, amount: bigint) =>
    governance.cash.mintLocalDollars(persona(name).address, amount).then((prepared) => prepared.send())
  await cash('servicer', 10n ** 13n)
  await cash('investorA', 10n ** 14n)
  const done: string[] = []
  for (let round = 0; round < 12; round += 1) {
    const head = await newestBlock()
    const [step] = await steps(head)
    if (step === undefined || step.what.startsWith('The servicer reports')) break
    done.push(step.role)
    if (step.what.startsWith('Investors put in')) {
      for (const [tranche, { maximum }] of preview.tranches.entries()) {
        const amount = (BigInt(maximum) * 9n) / 10n
        await (await (await system.as('investorA')).pool(pool).invest({ tranche, amount })).send()
      }
      continue
    }
    const name = step.role === 'anybody' ? 'governance' : step.role
    const [mine] = await steps(head, persona(name).address)
    await send(name, mine!.calls!)
  }
  expect(done).toEqual(['servicer', 'issuer', 'valuer', 'anybody', 'anybody', 'issuer'])
  const head = await newestBlock()
  const { data } = await ask<{ data: object }>(people.issuer, 'GET', `/pools/${pool}?minBlock=${head}`)
  expect(data).toMatchObject({ state: 'active', name: 'Harbour', period: 0 })
})

test('the servicer sees the loans, previews a month and leaves another order to the agent', async () => {
  const { servicer } = people
  const { rows, total } = await ask<{ rows: { id: string; grade: string }[]; total: number }>(
    servicer,
    'GET',
    `/pools/${pool}/loans?limit=10&search=sl-`,
  )
  expect(rows).toHaveLength(10)
  expect(total).toBeGreaterThan(300)
  const late = rows[0]!.id
  const order = { to: '2026-02-01', defaulted: [], late: [late], prepaid: [], recoveries: '0' }
  await scene.system.chain.advance(31 * 86_400)
  await scene.system.reportCurve()
  const month = await ask<{ calls: Message[] }>(servicer, 'POST', `/pools/${pool}/periods/preview`, order)
  expect(month).toMatchObject({ period: 1, to: '2026-02-01', recoveries: '0', defaulted: '0' })
  expect(routes.periodPreview.answer.safeParse(month).error).toBeUndefined()
  const unknown = await servicer.ask('PUT', `/pools/${pool}/periods/next`, { ...order, late: ['nobody'] })
  expect(unknown).toMatchObject({ status: 400, body: { code: 'input.loan' } })
  await ask(servicer, 'PUT', `/pools/${pool}/periods/next`, order)
  const { rows: kept } = await scene.database.pool.query("select late from period_order where state = 'open'")
  expect(kept).toEqual([{ late: [late] }])
})

test('time passes month by month: agents report and pay, once each, and the stream tells the steps', async () => {
  const said = await ask<{ advancing: object }>(people.servicer, 'POST', '/local/advance', {
    months: 2,
    stress: 2,
  })
  expect(said.advancing).not.toBeNull()
  const again = await people.servicer.ask('POST', '/local/advance', { months: 1 })
  expect(again).toMatchObject({ status: 409, body: { code: 'local.advancing' } })
  const rest = await until(
    () => people.servicer.ask('GET', '/local'),
    ({ body }) => (body as { advancing: unknown }).advancing === null,
  )
  expect(rest.body).toMatchObject({ advancing: null, stress: 2 })
  const head = await newestBlock()
  const { data } = await ask<{ data: { period: number; asOf: string }[] }>(
    people.servicer,
    'GET',
    `/pools/${pool}/collections?minBlock=${head}`,
  )
  expect(data.map(({ period, asOf }) => [period, asOf])).toEqual([
    [1, '2026-02-01'],
    [2, '2026-03-01'],
  ])
  const steps = await scene.database.pool.query(
    `select body->'local'->'advancing'->>'step' as step from stream_event where body->>'type' = 'local' order by id`,
  )
  expect(steps.rows.filter(({ step }) => step?.startsWith('2 of 2'))).toHaveLength(1)
  expect(steps.rows.at(-1)).toEqual({ step: null })
})

test('collections as CSV have one figure a cell, and amount and currency in columns of their own', async () => {
  const { body, headers } = await people.servicer.ask('GET', `/pools/${pool}/collections?format=csv`)
  expect(headers.get('content-type')).toContain('text/csv')
  const [columns, ...rows] = (body as string).trimEnd().split('\r\n')
  expect(columns).toBe(
    'period,time,asOf,interest,principal,recoveries,defaulted,late30,late60,late90,fees,toTranches.0,toTranches.1,toTranches.2,trapped,covered,value,transaction,currency,decimals',
  )
  expect(rows).toHaveLength(2)
  for (const row of rows) expect(row).toMatch(/,LUSD,6$/)
})

async function newestBlock(): Promise<number> {
  return Number((await scene.system.chain.client.getBlock()).number)
}

interface Step {
  readonly what: string
  readonly role: 'issuer' | 'servicer' | 'valuer' | 'anybody'
  readonly calls: readonly Message[] | null
}

async function steps(block: number, as?: Address): Promise<Step[]> {
  const by = as === undefined ? '' : `&as=${as}`
  const path = `/pools/${pool}/next-steps?minBlock=${block}${by}`
  return (await ask<{ data: Step[] }>(people.issuer, 'GET', path)).data
}

async function allowOpening(): Promise<void> {
  const { system } = scene
  const { sender } = (await system.as('governance')).context
  const hash = await sender!.writeContract({
    address: addressOf(system, 'Authority'),
    abi: abis.Authority,
    functionName: 'grantRole',
    args: [ROLES.poolOpener.id, persona('issuer').address, 0],
    chain: null,
    account: persona('governance'),
  })
  await system.chain.client.waitForTransactionReceipt({ hash })
}
