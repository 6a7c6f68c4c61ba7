import type { BlockNews, BlockRequest } from '@specie/api'
import {
  addressOf,
  type BlockQuote,
  blockDomain,
  type Persona,
  persona,
  type SpecieClient,
  signBlockQuote,
} from '@specie/protocol'
import { raisePool } from '@specie/testing'
import type { Address } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningNode } from '../src/index.ts'
import { openStream } from './openStream.ts'
import { type Asker, type Scene, signedIn, startScene, stranger, until } from './startScene.ts'

const UNIT = 1_000_000n
const taker = persona('investorA').address
let scene: Scene
let node: RunningNode
let share: Address
let client: SpecieClient
const people = new Map<Persona, Asker>()

beforeAll(async () => {
  scene = await startScene()
  const { system } = scene
  const pool = await raisePool(system)
  share = pool.shares[0]!
  client = await system.as('investorA')
  const issuer = await system.as('issuer')
  await (await issuer.share(share).setVenue(addressOf(client.context, 'Block'))).send()
  await (await (await system.as('governance')).block.list(share, 3_000)).send()
  for (const name of ['investorB', 'marketMaker'] as const) {
    const maker = await system.as(name)
    await (await maker.cash.mintLocalDollars(persona(name).address, 100_000n * UNIT)).send()
    await (await maker.block.back(share, 'cash', 100_000n * UNIT)).send()
  }
  node = await scene.start()
  for (const name of ['investorA', 'investorB', 'marketMaker', 'outsider', 'provider'] as const) {
    people.set(name, await signedIn(node.url!, name))
  }
})
afterAll(() => scene?.stop())

const as = (name: Persona) => people.get(name)!

async function request(body: object = {}): Promise<BlockRequest> {
  const asked = { share, side: 'sell', shares: String(30_000n * UNIT), ...body }
  const { status, body: answer } = await as('investorA').ask('POST', '/blocks', asked)
  expect(status).toBe(200)
  return answer
}

let nonce = 0
async function signed(name: Persona, changes: Partial<BlockQuote> = {}) {
  const { nav, block } = await client.block.read(share)
  nonce += 1
  const quote: BlockQuote = {
    maker: persona(name).address,
    share,
    buys: true,
    shares: 20_000n * UNIT,
    price: (nav.bid! * 99n) / 100n,
    taker,
    deadline: Number(block.timestamp) + 3_600,
    nonce,
    whole: false,
    ...changes,
  }
  const domain = blockDomain(31_337, addressOf(client.context, 'Block'))
  const { signature } = await signBlockQuote(persona(name), domain, quote)
  return { quote: { ...quote, shares: String(quote.shares), price: String(quote.price) }, signature }
}

async function quote(name: Persona, id: string, changes: Partial<BlockQuote> = {}) {
  return as(name).ask('POST', `/blocks/${id}/quotes`, await signed(name, changes))
}

test('a request gathers quotes, and is settled as the answer says', async () => {
  const { id } = await request()
  const { nav } = await client.block.read(share)
  const better = (nav.bid! * 995n) / 1000n
  expect((await quote('investorB', id)).status).toBe(200)
  expect((await quote('marketMaker', id, { price: better })).status).toBe(200)
  const answer: BlockRequest = (await as('investorA').ask('GET', `/blocks/${id}`)).body
  expect(answer.quotes).toHaveLength(2)
  expect(answer.best!.legs.map(({ maker, shares }) => [maker, shares])).toEqual([
    [persona('marketMaker').address, String(20_000n * UNIT)],
    [persona('investorB').address, String(10_000n * UNIT)],
  ])
  const fills = answer.best!.legs.map((leg) => {
    const found = answer.quotes.find(({ quote }) => quote.maker === leg.maker && quote.nonce === leg.nonce)!
    return {
      quote: { ...found.quote, shares: BigInt(found.quote.shares), price: BigInt(found.quote.price) },
      signature: found.signature,
      shares: BigInt(leg.shares),
    }
  })
  const { result } = await (await client.block.settle({ share, fills })).send()
  expect(String(result.cash)).toBe(answer.best!.cash)
  const after: BlockRequest = (await as('investorA').ask('GET', `/blocks/${id}`)).body
  expect(after.quotes.map(({ refusal }) => refusal)).toEqual(['used', 'used'])
  expect(after.best).toMatchObject({ legs: [], shares: '0' })
})

test('a maker sees the request and its own quotes; who is not asked sees nothing', async () => {
  const { id } = await request({ priceLimit: '1' })
  await quote('investorB', id)
  const maker: BlockRequest = (await as('marketMaker').ask('GET', `/blocks/${id}`)).body
  expect(maker).toMatchObject({ requester: taker, quotes: [], best: null, priceLimit: null, makers: null })
  expect((await as('investorB').ask('GET', `/blocks/${id}`)).body).toMatchObject({
    quotes: [{ refusal: null }],
  })
  expect((await as('outsider').ask('GET', `/blocks/${id}`)).status).toBe(404)
  expect((await quote('outsider', id)).status).toBe(404)
  expect((await stranger(node.url!).ask('GET', '/blocks')).status).toBe(401)

  const named = await request({ makers: [persona('investorB').address] })
  expect(named.makers).toEqual([persona('investorB').address])
  expect((await as('marketMaker').ask('GET', `/blocks/${named.id}`)).status).toBe(404)
  expect((await as('investorB').ask('GET', `/blocks/${named.id}`)).body).toMatchObject({ makers: null })
  const listed: BlockRequest[] = (await as('marketMaker').ask('GET', `/blocks?share=${share}&state=open`))
    .body
  expect(listed.map((one) => one.id)).not.toContain(named.id)
  expect(listed.map((one) => one.id)).toContain(id)
})

test('an answer that could not be settled is refused with its reason', async () => {
  const { id } = await request()
  const { lowest } = await client.block.read(share)
  const cases: readonly (readonly [string, Partial<BlockQuote>])[] = [
    ['block.outsideBand', { price: lowest - 1n }],
    ['block.notBacked', { shares: 30_000n * UNIT, price: 10n ** 20n, whole: true }],
    ['block.quote', { taker: persona('provider').address }],
    ['block.quote', { shares: 30_001n * UNIT }],
    ['block.quote', { deadline: 5 }],
    ['block.quote', { buys: false }],
  ]
  for (const [code, changes] of cases) {
    const { status, body } = await quote('investorB', id, changes)
    expect({ status, body }).toMatchObject({ status: 422, body: { code } })
  }
  const forged = { ...(await signed('investorB')), signature: (await signed('marketMaker')).signature }
  const { status, body } = await as('investorB').ask('POST', `/blocks/${id}/quotes`, forged)
  expect({ status, body }).toMatchObject({ status: 422, body: { code: 'block.unsigned' } })
  const stolen = await signed('investorB')
  expect((await as('marketMaker').ask('POST', `/blocks/${id}/quotes`, stolen)).status).toBe(422)
  const twice = await signed('investorB')
  expect((await as('investorB').ask('POST', `/blocks/${id}/quotes`, twice)).status).toBe(200)
  expect((await as('investorB').ask('POST', `/blocks/${id}/quotes`, twice)).status).toBe(409)
  expect((await quote('investorA', id)).status).toBe(403)
})

test('quotes are taken off the list, and a request is closed by its requester', async () => {
  const { id } = await request()
  const answer: BlockRequest = (await quote('investorB', id)).body
  const { nonce: number } = answer.quotes[0]!.quote
  expect((await as('marketMaker').ask('DELETE', `/blocks/${id}/quotes/${number}`)).status).toBe(404)
  await as('investorB').ask('DELETE', `/blocks/${id}/quotes/${number}`)
  const seen: BlockRequest = (await as('investorA').ask('GET', `/blocks/${id}`)).body
  expect(seen).toMatchObject({ quotes: [{ refusal: 'withdrawn' }], best: { shares: '0' } })
  expect((await as('investorB').ask('DELETE', `/blocks/${id}`)).status).toBe(403)
  expect((await as('investorA').ask('DELETE', `/blocks/${id}`)).body).toMatchObject({ state: 'closed' })
  expect((await quote('investorB', id)).status).toBe(409)
})

test('news are live, to each what it may see, and a page that comes back hears what it missed', async () => {
  const url = `${node.url}/api/v1/blocks/events`
  expect((await fetch(url)).status).toBe(401)
  const [asker, maker, other] = await Promise.all(
    (['investorA', 'marketMaker', 'outsider'] as const).map((name) =>
      openStream(url, undefined, as(name).cookie),
    ),
  )
  const everybody = await openStream(`${node.url}/api/v1/events`)
  const { id } = await request()
  await quote('investorB', id)
  await quote('marketMaker', id)
  const news = (stream: typeof asker) => stream!.events.map(({ data }) => data as unknown as BlockNews)
  const told = await until(
    async () => news(asker),
    (list) => list.length >= 3,
  )
  expect(told.map(({ what, request: { quotes } }) => [what, quotes.length])).toEqual([
    ['requested', expect.any(Number)],
    ['quoted', expect.any(Number)],
    ['quoted', 2],
  ])
  const heard = await until(
    async () => news(maker),
    (list) => list.length >= 2,
  )
  expect(heard.map(({ what }) => what)).toEqual(['requested', 'quoted'])
  expect(heard.at(-1)!.request.quotes).toHaveLength(1)
  expect(other!.events).toEqual([])
  expect(everybody.events.filter(({ type }) => type !== 'block')).toEqual([])

  const first = asker!.events[0]!.id!
  const back = await openStream(url, first, as('investorA').cookie)
  const missed = await until(
    async () => news(back),
    (list) => list.length >= 2,
  )
  expect(missed.slice(0, 2).map(({ what }) => what)).toEqual(['quoted', 'quoted'])
  for (const stream of [asker, maker, other, everybody, back]) stream!.close()
})

test('requests and quotes outlive the server', async () => {
  const { id } = await request()
  await quote('investorB', id)
  const again = await scene.start()
  const asker = await signedIn(again.url!, 'investorA')
  const answer: BlockRequest = (await asker.ask('GET', `/blocks/${id}`)).body
  expect(answer).toMatchObject({ state: 'open', quotes: [{ refusal: null }] })
  await again.close()
})
