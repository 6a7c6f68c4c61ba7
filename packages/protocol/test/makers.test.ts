import { deploySystem, type RaisedPool, raisePool, startTestChain, type TestSystem } from '@specie/testing'
import type { Address } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { persona } from '../src/index.ts'

const UNIT = 1_000_000n
const DAY = 86_400
const maker = persona('investorA').address

let stop: () => Promise<void>
let system: TestSystem
let pool: RaisedPool
let share: Address

beforeAll(async () => {
  const chain = await startTestChain()
  stop = chain.stop
  system = await deploySystem(chain)
  pool = await raisePool(system)
  await system.chain.advance(DAY)
  share = pool.shares[0]!
  const issuer = await system.as('issuer')
  await (await issuer.share(share).setVenue(issuer.context.deployment.contracts.Quotes!.address)).send()
  const governance = await system.as('governance')
  const duty = { spread: 1_000, presence: 8_000, odds: 2, least: 2, age: 600 }
  await (
    await governance.makers.setDuty(share, { ...duty, depth: 5_000n * UNIT, budget: 100n * UNIT })
  ).send()
  await (await governance.makers.designate(share, maker)).send()
  await (await governance.makers.setPart(1_000)).send()
})
afterAll(() => stop())

async function quote(): Promise<void> {
  const client = await system.as('investorA')
  await (await client.cash.mintLocalDollars(maker, 100_000n * UNIT)).send()
  const { timestamp } = await client.context.reader.getBlock()
  const end = Number(timestamp) + 30 * DAY
  await (
    await client.quotes.set(share, {
      below: 100,
      above: 100,
      skew: 200,
      size: 10_000,
      end,
      most: 50_000n * UNIT,
    })
  ).send()
  await (await client.quotes.deposit({ share, shares: 20_000n * UNIT, cash: 20_000n * UNIT })).send()
  await (await client.makers.register(share)).send()
}

describe('a designated market maker', () => {
  test('is looked at in drawn blocks, and its record can be read', async () => {
    await system.chain.isolated(async () => {
      const anyone = await system.as('outsider')
      expect((await anyone.makers.read(share)).makers[0]).toMatchObject({ maker, met: 0, presence: 0 })
      await quote()
      await system.chain.advance(3_600)
      let looks = 0
      for (let taken = 0; taken < 3 && looks < 60; looks++) {
        const { result } = await (await anyone.makers.sample(share)).send()
        if (!result.taken) continue
        taken++
        expect(result.makers).toMatchObject([{ maker, met: true }])
      }
      const { makers, epoch, duty } = await anyone.makers.read(share)
      expect(epoch.samples).toBe(3)
      expect(duty).toMatchObject({ spread: 1_000, budget: 100n * UNIT })
      expect(makers[0]).toMatchObject({ met: 3, presence: 1, spread: 200, reward: undefined })
      expect(makers[0]!.depth).toBeGreaterThan(19_000n * UNIT)
      expect(makers[0]!.now!.buys).toBeGreaterThan(19_000n * UNIT)

      // nothing has been gained yet, so that the epoch closes and pays nothing
      await system.chain.advance(8 * DAY)
      const { result } = await (await anyone.makers.claim(share, epoch.number, maker)).send()
      expect(result.paid).toBe(0n)
      const { number } = (await anyone.makers.read(share)).block
      const record = await anyone.makers.record(share, maker, epoch.number, number)
      expect(record).toMatchObject({ claimed: true, reward: 0n })
    })
  })

  test('is named by the authority, and leaves when it likes', async () => {
    await system.chain.isolated(async () => {
      const outsider = await system.as('outsider')
      await expect((await outsider.makers.register(share)).simulate()).rejects.toMatchObject({
        errorName: 'NotDesignated',
      })
      const client = await system.as('investorA')
      const ranges = [
        { lower: 0, upper: 100 },
        { lower: -100, upper: 100 },
      ]
      await (await client.makers.register(share, ranges)).send()
      expect((await client.makers.read(share)).makers[0]!.ranges).toEqual([ranges[1], ranges[0]])
      await (await client.makers.resign(share)).send()
      expect((await client.makers.read(share)).makers).toEqual([])
      await expect((await client.makers.sample(pool.shares[1]!)).simulate()).rejects.toMatchObject({
        errorName: 'NoDuty',
      })
    })
  })
})
