import { persona } from '@specie/protocol'
import type { Address } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Agents, createAgents } from '../src/index.ts'
import { DAY, type Household, openHousehold } from './household.ts'
import { signers } from './signers.ts'
import { standWithWindows } from './standWithWindows.ts'

const UNIT = 1_000_000n

let house: Household
let agents: Agents
let share: Address

beforeAll(async () => {
  house = await openHousehold()
  share = house.pool.shares[0]!
  await standWithWindows(house, share, ['2026-02-16', '2026-03-16'])
  const investor = await house.system.as('investorA')
  await (await investor.share(share).windows.request({ amount: 1_000n * UNIT })).send()
  // the first of the signers is the keeper: one who may hold what windows redeem
  agents = await createAgents(house.options({ signers: [persona('investorA'), ...signers] }))
})
afterAll(() => house.close())

async function settle(): Promise<void> {
  while ((await agents.tick()).moves > 0);
}

const decisions = () =>
  house.database.db
    .selectFrom('agentDecision')
    .leftJoin('intent', 'intent.id', 'agentDecision.intent')
    .select(['agentDecision.decision', 'sentence', 'intent.key', 'intent.state'])
    .where('agentDecision.agent', '=', 'windowKeeper')
    .where('agentDecision.subject', '=', share)
    .orderBy('agentDecision.id')
    .execute()

test('windows are published ahead in the rhythm, on the day and with the notice of those before', async () => {
  await settle()
  const reading = await house.reader.share(share).windows.read()
  expect(reading.last).toBe(6)
  expect(reading.windows.map(({ settles }) => new Date(settles * 1000).toISOString().slice(0, 10))).toEqual([
    '2026-02-16',
    '2026-03-16',
    '2026-04-16',
    '2026-05-18',
    '2026-06-16',
    '2026-07-16',
  ])
  for (const { cutoff, settles } of reading.windows.slice(2)) expect(settles - cutoff).toBeLessThan(10 * DAY)
  const [first] = await decisions()
  expect(first).toMatchObject({ decision: 'act', state: 'confirmed', key: `publishWindows:${share}:2` })
  expect(first!.sentence).toContain('2026-04-16, 2026-05-18')
})

test('nothing is brought without a limit, and no more than it with one; the day settles the window', async () => {
  await house.goTo('2026-02-10')
  await settle()
  expect((await house.reader.share(share).windows.read()).windows[0]!.funded).toBe(0n)
  await house.database.db
    .updateTable('agent')
    .set({ settings: JSON.stringify({ fundMost: 400 }) })
    .where('name', '=', 'windowKeeper')
    .execute()
  const keeper = await house.system.as('investorA')
  await (await keeper.cash.mintLocalDollars(persona('investorA').address, 10_000n * UNIT)).send()
  await settle()
  const { windows } = await house.reader.share(share).windows.read()
  expect(windows[0]!.funded).toBe(400n * UNIT)

  await house.goTo('2026-02-17')
  await settle()
  const reading = await house.reader.share(share).windows.read()
  expect(reading.next).toBe(2)
  const said = await decisions()
  expect(said.find(({ key }) => key === `settleWindow:${share}:1`)).toMatchObject({
    decision: 'act',
    state: 'confirmed',
    sentence: expect.stringContaining('is due'),
  })
  expect(said.at(-1)!.sentence).toMatch(/^Window 2 of .* settles on 2026-03-16\.$/)
})

test('expired firm prices are ended, and the fee of a share is moved once a period', async () => {
  const [governance, issuer, investor, provider] = await Promise.all(
    (['governance', 'issuer', 'investorA', 'provider'] as const).map((name) => house.system.as(name)),
  )
  const { Desk } = house.system.deployment.contracts
  await (await issuer!.share(share).setVenue(Desk!.address)).send()
  const terms = { limit: 100_000n * UNIT, base: 200, slope: 3_000, window: 30 }
  await (await governance!.desk.list(share, terms)).send()
  await (
    await governance!.holds.setTerms(share, { volatility: 60_000, longest: 30 * DAY, ceiling: 7_500 })
  ).send()
  const rule = { hurdle: 65_000_000, gain: 1_000, step: 20, least: 50, most: 1_000, period: 7 * DAY }
  await (await governance!.desk.setFeeRule(share, rule)).send()
  await (await provider!.cash.mintLocalDollars(persona('provider').address, 50_000n * UNIT)).send()
  await (await provider!.reserve.deposit(50_000n * UNIT)).send()
  await (await investor!.cash.mintLocalDollars(persona('investorA').address, 1_000n * UNIT)).send()
  const { timestamp } = await investor!.context.reader.getBlock()
  const order = { share, amount: 500n * UNIT, until: timestamp + BigInt(2 * DAY) }
  const { result } = await (await investor!.holds.buy(order)).send()
  await settle()
  expect((await house.reader.holds.tickets()).map(({ state }) => state)).toEqual(['open'])
  await house.goTo('2026-02-25')
  await settle()
  expect(await house.reader.holds.tickets()).toEqual([])
  const reserve = await house.reader.reserve.read()
  expect(reserve.funds).toBe(50_000n * UNIT + result.premium)
  const listing = (await house.reader.desk.read()).listings.find((one) => one.share.address === share)
  expect(listing!.terms.base).toBeLessThanOrEqual(220)
  expect(listing!.terms.base).not.toBe(200)
})
