import { persona, recomputePool } from '@specie/protocol'
import { currentReport, pledgeLeaf, valueReport } from '@specie/servicing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Agents, createAgents } from '../src/index.ts'
import { type Household, openHousehold } from './household.ts'

let house: Household
let agents: Agents

beforeAll(async () => {
  house = await openHousehold()
  agents = await createAgents(house.options())
})
afterAll(() => house.close())

/** Looks until nothing moves. */
async function settle(): Promise<void> {
  while ((await agents.tick()).moves > 0);
}

async function lastDecision(agent: 'valuation' | 'servicer' | 'distributor', subject = house.pool.address) {
  return house.database.db
    .selectFrom('agentDecision')
    .selectAll()
    .where('agent', '=', agent)
    .where('subject', '=', subject)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

test('nothing is due: each agent says what it waits for, once', async () => {
  await settle()
  expect(await lastDecision('servicer')).toMatchObject({
    decision: 'wait',
    sentence: 'Period 1 ends on 2026-02-01.',
  })
  expect((await lastDecision('valuation'))?.sentence).toBe('The marks follow the value.')
  const count = () =>
    house.database.db
      .selectFrom('agentDecision')
      .select(({ fn }) => fn.countAll<bigint>().as('n'))
      .executeTakeFirstOrThrow()
  const before = await count()
  await house.system.chain.advance(60)
  await settle()
  expect(await count()).toEqual(before)
  const seen = await lastDecision('servicer')
  expect(seen!.seenBlock).toBeGreaterThan(seen!.decidedBlock)
})

test('a month later the curve is reported and the period collected, from the tape that is kept', async () => {
  await house.goTo('2026-02-02')
  await settle()
  const reading = await house.reader.pool(house.pool.address).read()
  expect(reading.period).toBe(1)
  const decision = await house.database.db
    .selectFrom('agentDecision')
    .innerJoin('intent', 'intent.id', 'agentDecision.intent')
    .select(['sentence', 'figures', 'intent.state', 'intent.key'])
    .where('agentDecision.agent', '=', 'servicer')
    .executeTakeFirstOrThrow()
  expect(decision.state).toBe('confirmed')
  expect(decision.key).toBe(`collect:${house.pool.address}:1`)
  expect(decision.figures).toMatchObject({ period: 1, cutOffDate: '2026-02-01', loans: 24 })
  const report = await currentReport(house.reader, house.reports, house.pool.address)
  const { agrees } = await recomputePool(house.reader.context, house.pool.address, {
    ladder: valueReport(report).cashFlows,
    reportedMarket: { forwards: report.curve.forwards, hazardShift: report.hazardShift },
    leaves: report.tape.loans.map(pledgeLeaf),
  })
  expect(agrees).toBe(true)
})

test('three months at once are collected one after another', async () => {
  await house.goTo('2026-05-03')
  await settle()
  const reading = await house.reader.pool(house.pool.address).read()
  expect(reading.period).toBe(4)
  expect(await lastDecision('servicer')).toMatchObject({ sentence: 'Period 5 ends on 2026-06-01.' })
})

test('prices follow the curve', async () => {
  await house.goTo('2026-05-20')
  const before = await house.reader.pool(house.pool.address).read()
  await settle()
  const marks = await house.database.db
    .selectFrom('intent')
    .select(['title', 'state'])
    .where('key', 'like', `mark:%`)
    .execute()
  expect(marks.length).toBeGreaterThan(0)
  const after = await house.reader.pool(house.pool.address).read()
  expect(after.valuation!.lower).not.toBe(before.valuation!.lower)
  expect(after.tranches.every(({ fresh }) => fresh)).toBe(true)
})

test('the servicer is paid its fee, and nobody whose key is not at hand', async () => {
  const credits = await house.database.db
    .selectFrom('intent')
    .select(['signer', 'state'])
    .where('key', 'like', 'withdraw:%')
    .execute()
  expect(credits.length).toBeGreaterThan(0)
  expect(new Set(credits.map(({ signer }) => signer))).toEqual(
    new Set([persona('servicer').address.toLowerCase()]),
  )
})

test('what the servicer enters goes before what would be made up', async () => {
  const { tape } = await currentReport(house.reader, house.reports, house.pool.address)
  const [first, second] = tape.loans
  await house.database.db
    .insertInto('periodOrder')
    .values({
      pool: house.pool.address,
      cutOffDate: '2026-06-10',
      defaulted: JSON.stringify([first!.id]),
      late: JSON.stringify([second!.id]),
      prepaid: '[]',
      recoveries: 123_000_000n,
      enteredBy: 'servicer of the test',
    })
    .execute()
  await house.goTo('2026-06-05')
  await settle()
  expect((await lastDecision('servicer'))!.sentence).toBe('Period 5 ends on 2026-06-10.')
  await house.goTo('2026-06-11')
  await settle()
  await agents.tick()
  const reading = await house.reader.pool(house.pool.address).read()
  expect(reading.period).toBe(5)
  const entry = await house.database.db.selectFrom('periodOrder').selectAll().executeTakeFirstOrThrow()
  expect(entry.state).toBe('done')
  const report = await currentReport(house.reader, house.reports, house.pool.address)
  expect(report.cutOffDate).toBe('2026-06-10')
  expect(report.tape.loans.map(({ id }) => id)).not.toContain(first!.id)
})

test('an agent that only rehearses explains and sends nothing; one that is off does nothing', async () => {
  const switches = (values: { dryRun?: boolean; enabled?: boolean }) =>
    house.database.db.updateTable('agent').set(values).where('name', '=', 'servicer').execute()
  await switches({ dryRun: true })
  await house.goTo('2026-07-11')
  await settle()
  expect((await house.reader.pool(house.pool.address).read()).period).toBe(5)
  expect(await lastDecision('servicer')).toMatchObject({ decision: 'act', dryRun: true, intent: null })
  await switches({ dryRun: false, enabled: false })
  await settle()
  expect((await house.reader.pool(house.pool.address).read()).period).toBe(5)
  await switches({ enabled: true })
  await settle()
  expect((await house.reader.pool(house.pool.address).read()).period).toBe(6)
})
