import { createSpecieClient, persona, USUAL_WATCH } from '@specie/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAgents } from '../src/index.ts'
import { type Household, openHousehold } from './household.ts'

let house: Household

beforeAll(async () => {
  house = await openHousehold(12)
})
afterAll(async () => {
  await house?.close()
})

/** Looks until nothing more is to be sent. */
async function look(): Promise<void> {
  const agents = await createAgents(house.options({ signers: [persona('provider')] }))
  while ((await agents.tick()).moves > 0);
}

async function lastDecision(share: string) {
  return house.database.db
    .selectFrom('agentDecision')
    .selectAll()
    .where('agent', '=', 'sentinel')
    .where('subject', '=', share.toLowerCase() as `0x${string}`)
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

test('the sentinel observes a share whose NAV has gone stale until a level stands, and says why', async () => {
  const { tranches } = await house.reader.pool(house.pool.address).read()
  const share = tranches[0]!.share.address
  const governance = await createSpecieClient({
    rpcUrl: house.system.chain.rpcUrl,
    deployment: house.system.deployment,
    account: persona('governance'),
  })
  await (await governance.guard.watch(share, USUAL_WATCH)).send()
  // the servicer's key is not at hand, and nobody reports
  await house.goTo('2026-03-20')
  for (let i = 0; i < 3; i++) {
    await look()
    const between = await house.reader.guard.read(share)
    expect(between.level === 0).toBe(i < 2)
    if (i < 2) {
      // the same look once more sends nothing: the key of what was done is taken
      await look()
      expect((await house.reader.guard.read(share)).streak).toBe(i + 1)
      await house.system.chain.advance(3_660)
    }
  }
  const { level, reason } = await house.reader.guard.read(share)
  expect(level).toBe(1)
  expect(reason).toEqual(['staleNav'])
  const intents = await house.database.db
    .selectFrom('intent')
    .select(['key', 'state'])
    .where('agent', '=', 'sentinel')
    .execute()
  expect(intents).toHaveLength(3)
  expect(new Set(intents.map(({ key }) => key)).size).toBe(3)
  const told = await lastDecision(share)
  expect(told?.sentence).toContain('its NAV is stale')
})
