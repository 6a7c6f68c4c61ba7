import { deploySystem, raisePool, startTestChain } from '@specie/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimBits, INVESTOR_CLASSES, persona, type ShareEntity } from '../src/index.ts'

let stopChain: () => Promise<void>
let share: ShareEntity

beforeAll(async () => {
  const chain = await startTestChain()
  stopChain = chain.stop
  const system = await deploySystem(chain)
  const pool = await raisePool(system)
  share = (await system.as('issuer')).share(pool.shares[0]!)
})
afterAll(() => stopChain())

const asked = { countries: [276, 528], classes: Object.values(INVESTOR_CLASSES) }

test('a policy is read back as it was set, with what the share is at that block', async () => {
  const policy = {
    required: claimBits(['identified', 'taxCertified']),
    forbidden: claimBits(['usPerson']),
    minimumClass: INVESTOR_CLASSES.professional,
    senderQualifies: true,
    lockUp: 86_400,
    windowLimit: 123_456_789n,
    windowPeriod: 30 * 86_400,
    tradingDays: 0b0111110,
    opens: 8 * 3600,
    closes: 17 * 3600,
  }
  await (await share.setPolicy({ ...policy, countries: [] })).send()
  await (await share.admitCountry(276)).send()
  const reading = await share.policy(asked)
  expect(reading).toMatchObject({
    owner: persona('issuer').address,
    ownerIsAgent: false,
    paused: false,
    policy: { ...policy, cap: 0n, counted: false, byCountry: false, countries: [276] },
    categories: [],
  })
  await (await share.setPolicy({})).send()
  const open = await share.policy(asked)
  expect(open.policy.countries).toBeUndefined()
  expect(open.policy).toMatchObject({ required: 0n, lockUp: 0, windowLimit: 0n, tradingDays: 0 })
})

test('a measure says what it changes before it is taken', async () => {
  await (await share.setAgent(persona('issuer').address)).send()
  const wallet = persona('investorA').address
  const { title, changes } = await (
    await share.enforce({ kind: 'freeze', wallet, amount: 2_500_000n })
  ).describe()
  expect(title).toMatch(/^Freeze 2\.5 \S+ of 0x/)
  expect(changes.map(({ before, after }) => [before, after])).toEqual([
    [0n, 0n],
    [0n, 2_500_000n],
  ])
  const pause = await (await share.enforce({ kind: 'pause' })).describe()
  expect(pause.changes[0]).toMatchObject({ before: 0n, after: 1n })
})
