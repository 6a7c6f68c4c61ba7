import {
  addressOf,
  blockDomain,
  type Persona,
  persona,
  type SpecieClient,
  signBlockQuote,
} from '@specie/protocol'
import { type Address, erc20Abi, hexToBytes } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAgents } from '../src/index.ts'
import { type Household, openHousehold } from './household.ts'
import { signers } from './signers.ts'

const UNIT = 1_000_000n
const taker = persona('investorA')
let house: Household
let share: Address
let client: SpecieClient
let numbers = 0

beforeAll(async () => {
  house = await openHousehold(8)
  const { system } = house
  client = await system.as('investorA')
  share = (await client.pool(house.pool.address).read()).tranches[0]!.share.address
  const issuer = await system.as('issuer')
  await (await issuer.share(share).setVenue(addressOf(client.context, 'Block'))).send()
  await (await (await system.as('governance')).block.list(share, 10_000)).send()
  for (const name of ['investorB', 'marketMaker'] as const) {
    const maker = await system.as(name)
    await (await maker.cash.mintLocalDollars(persona(name).address, 500_000n * UNIT)).send()
    await (await maker.block.back(share, 'cash', 500_000n * UNIT)).send()
  }
})
afterAll(() => house.close())

async function request(id: string, shares: bigint, minutes = 15): Promise<void> {
  const now = BigInt(Math.floor(Date.now() / 1000))
  await house.database.db
    .insertInto('blockRequest')
    .values({
      id,
      share,
      requester: taker.address,
      side: 'sell',
      shares,
      priceLimit: null,
      makers: null,
      createdAt: now,
      closesAt: now + BigInt(minutes * 60),
      closed: false,
    } as never)
    .execute()
}

async function quote(id: string, name: Persona, shares: bigint, part: number): Promise<void> {
  const { nav, block } = await client.block.read(share)
  numbers += 1
  const terms = {
    maker: persona(name).address,
    share,
    buys: true,
    shares,
    price: (nav.bid! * BigInt(part)) / 1000n,
    taker: taker.address,
    deadline: Number(block.timestamp) + 3_600,
    nonce: numbers,
    whole: false,
  }
  const domain = blockDomain(31_337, addressOf(client.context, 'Block'))
  const { signature } = await signBlockQuote(persona(name), domain, terms)
  const { maker, price, deadline, nonce, whole } = terms
  const row = { request: id, maker, nonce, shares, price, deadline, whole, quotedAt: 0 }
  await house.database.db
    .insertInto('blockQuote')
    .values({ ...row, signature: Buffer.from(hexToBytes(signature)) } as never)
    .execute()
}

async function decided(): Promise<{ decision: string; sentence: string; figures: Record<string, unknown> }> {
  const agents = await createAgents(house.options({ signers: [...signers, taker] }))
  while ((await agents.tick()).moves > 0);
  const row = await house.database.db
    .selectFrom('agentDecision')
    .select(['decision', 'sentence', 'figures'])
    .where('agent', '=', 'blockBroker')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return row as never
}

async function set(settings: object): Promise<void> {
  await house.database.db
    .updateTable('agent')
    .set({ settings: JSON.stringify(settings) })
    .where('name', '=', 'blockBroker')
    .execute()
}

async function close(id: string): Promise<void> {
  await house.database.db
    .updateTable('blockRequest')
    .set({ closed: true } as never)
    .where('id', '=', id)
    .execute()
}

test('the broker gathers, explains, proposes, and leaves bad prices alone', async () => {
  await request('first', 1_000n * UNIT)
  expect(await decided()).toMatchObject({
    decision: 'wait',
    sentence: expect.stringContaining('0 quotes came'),
  })
  await quote('first', 'investorB', 600n * UNIT, 990)
  expect(await decided()).toMatchObject({
    decision: 'refuse',
    sentence: expect.stringContaining('only 60.00 % of the size'),
  })
  await quote('first', 'marketMaker', 1_000n * UNIT, 940)
  expect(await decided()).toMatchObject({
    decision: 'refuse',
    sentence: expect.stringMatching(/worse than the NAV, 2\.00 % is the most/),
  })
  await quote('first', 'marketMaker', 1_000n * UNIT, 985)
  const proposed = await decided()
  expect(proposed).toMatchObject({
    decision: 'wait',
    sentence: expect.stringContaining('The requester decides'),
    figures: { quotes: 3, firm: 3, legs: 2, shares: String(1_000n * UNIT) },
  })
  await close('first')
})

test('it settles, once, only where it was told to and when waiting gains nothing', async () => {
  await set({ settle: true })
  await request('second', 500n * UNIT, 15)
  await quote('second', 'investorB', 500n * UNIT, 990)
  expect(await decided()).toMatchObject({
    decision: 'wait',
    sentence: expect.stringContaining('Better ones may come'),
  })
  await close('second')
  await request('third', 500n * UNIT, 0)
  await quote('third', 'investorB', 500n * UNIT, 991)
  const { cash } = await client.block.read(share)
  const money = () =>
    client.context.reader.readContract({
      address: cash.address,
      abi: erc20Abi,
      functionName: 'balanceOf',
      args: [taker.address],
    })
  const before = await money()
  await decided()
  const after = await money()
  expect(after - before).toBeGreaterThan(490n * UNIT)
  expect(await decided()).toMatchObject({
    decision: 'wait',
    sentence: expect.stringContaining('none could be settled'),
  })
  expect(await money()).toBe(after)
})
