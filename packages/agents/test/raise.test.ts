import { persona } from '@specie/protocol'
import { raiseTapePool, sampleTape } from '@specie/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAgents } from '../src/index.ts'
import { type Household, openHousehold } from './household.ts'
import { signers } from './signers.ts'

let house: Household

beforeAll(async () => {
  house = await openHousehold(8)
})
afterAll(() => house.close())

test('a raise that ends is activated where it reached its minimum, and refunded where it did not', async () => {
  const { system, reports } = house
  const raise = (bought: number, cutOff: string) =>
    raiseTapePool(system, { tape: sampleTape(8, cutOff), reports, bought, raising: true })
  await house.goTo('2026-01-20')
  await system.reportCurve()
  const reached = await raise(0.9, '2026-01-19')
  const missed = await raise(0.2, '2026-01-18')
  const agents = await createAgents(house.options({ signers: [...signers, persona('issuer')] }))
  await house.goTo('2026-02-20')
  while ((await agents.tick()).moves > 0);
  expect((await house.reader.pool(reached.address).read()).state).toBe('active')
  const over = await house.reader.pool(missed.address).read()
  expect(over.state).toBe('refunding')
  expect(over.bond.amount).toBe(0n)
})
