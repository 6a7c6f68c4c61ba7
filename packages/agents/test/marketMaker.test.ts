import { persona } from '@specie/protocol'
import type { Address } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Agents, createAgents } from '../src/index.ts'
import { type Household, openHousehold } from './household.ts'
import { standAsMaker } from './standAsMaker.ts'

const UNIT = 1_000_000n
const maker = persona('investorA').address

let house: Household
let agents: Agents
let share: Address

beforeAll(async () => {
  house = await openHousehold(12)
  agents = await createAgents(house.options({ signers: [persona('provider'), persona('investorA')] }))
  share = house.pool.shares[1]!
  const { db } = house.database
  await db.updateTable('agent').set({ enabled: false }).where('name', '<>', 'marketMaker').execute()
  await house.system.chain.advance(86_400)
  await standAsMaker(house, share, 'investorA', { shares: 5_000n * UNIT, cash: 8_000n * UNIT })
})
afterAll(() => house.close())

async function settle(): Promise<void> {
  while ((await agents.tick()).moves > 0);
  await agents.tick()
}

async function last() {
  return house.database.db
    .selectFrom('agentDecision')
    .selectAll()
    .where('agent', '=', 'marketMaker')
    .where('subject', '=', share)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

const rule = async () => (await house.reader.quotes.read(share, maker)).quote

async function set(settings: object): Promise<void> {
  await house.database.db
    .updateTable('agent')
    .set({ settings: JSON.stringify(settings) })
    .where('name', '=', 'marketMaker')
    .execute()
}

test('what the owner left is quoted by inventory and risk, explained, and looked at', async () => {
  expect(await rule()).toMatchObject({ below: 5n, skew: 0n })
  await settle()
  const { below, above, skew, shares, cash } = await rule()
  // the nearest is 0.05 %; a book at risk asks for more, and for a skew
  expect(below).toBeGreaterThan(50n)
  expect(above).toBeGreaterThan(50n)
  expect(skew).toBeGreaterThan(0n)
  expect(below + skew).toBeLessThanOrEqual(801n)
  expect([shares, cash]).toEqual([5_000n * UNIT, 8_000n * UNIT])
  expect(await last()).toMatchObject({
    decision: 'wait',
    sentence: 'The quotes stand where the NAV, the market and the inventory ask for them.',
  })
  const intents = await house.database.db.selectFrom('intent').select(['key', 'state']).execute()
  expect(intents.every(({ state }) => state === 'confirmed')).toBe(true)
  expect(intents.filter(({ key }) => key.startsWith('quote:'))).toHaveLength(1)
  expect(intents.filter(({ key }) => key.startsWith('sample:'))).toHaveLength(1)
  const { makers } = await house.reader.makers.read(share)
  expect(makers[0]).toMatchObject({ maker, met: 1 })
})

test('trades against it move the quotes along the rule, without a message', async () => {
  const before = await house.reader.quotes.quote({ share, maker, side: 'sell', amount: 100n * UNIT })
  const seller = await house.system.as('investorA')
  await (await seller.quotes.trade({ share, maker, side: 'sell', amount: 2_000n * UNIT })).send()
  const after = await house.reader.quotes.quote({ share, maker, side: 'sell', amount: 100n * UNIT })
  expect(after.cash).toBeLessThan(before.cash)
  const { below } = await rule()
  await settle()
  expect((await rule()).below).toBe(below)
})

test('a more careful owner is quoted wider; a rule that ends is renewed', async () => {
  const before = await rule()
  await set({ aversion: 240, nearest: 0.003 })
  await settle()
  const after = await rule()
  expect(after.below).toBeGreaterThan(before.below)
  expect(after.skew).toBeGreaterThan(before.skew)
  const { end } = after
  await set({ aversion: 240, nearest: 0.003, standsDays: 60 })
  await house.system.chain.advance(1)
  await settle()
  expect((await rule()).end).toBe(end)
})

test('the loss of a day takes the quotes back, and what is behind them stays the owner’s', async () => {
  const servicer = await house.system.as('servicer')
  const first = await house.reader.quotes.read(share, maker)
  for (let price = first.nav.price; price > (first.nav.price * 94n) / 100n; ) {
    await (await servicer.pool(house.pool.address).impair(20_000n * UNIT)).send()
    price = (await house.reader.quotes.read(share, maker)).nav.price
  }
  await agents.tick()
  await settle()
  const decision = await last()
  expect(decision.sentence).toMatch(
    /^The book has lost .* within a day, more than .* allowed: nothing is quoted\.$/,
  )
  expect(Number((await rule()).end)).toBeLessThanOrEqual(await house.system.chain.now())
  expect((await rule()).cash).toBeGreaterThan(5_000n * UNIT)
})
