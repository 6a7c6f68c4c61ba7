import { deploySystem, type RaisedPool, raisePool, startTestChain, type TestSystem } from '@specie/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PreparedTransaction, persona, type WindowsTerms } from '../src/index.ts'

const MILLION = 1_000_000n
const DAY = 86_400
const TERMS: WindowsTerms = {
  notice: [0, 20, 0],
  fee: [1_000, 400, 0],
  swing: 1_000,
  swingAt: 50_000,
  most: 100_000,
  patience: 2,
  distributing: false,
}
let stopChain: () => Promise<void>
let system: TestSystem
let pool: RaisedPool
let begin: number

async function done<Result>(prepared: Promise<PreparedTransaction<Result>>): Promise<Result> {
  return (await (await prepared).send()).result
}

/** The windows of the mezzanine share, as one of the people sees them. */
async function windowsAs(name: Parameters<TestSystem['as']>[0]) {
  return (await system.as(name)).share(pool.shares[1]!).windows
}

async function advanceTo(time: number): Promise<void> {
  await system.chain.advance(time - (await system.chain.now()))
}

beforeAll(async () => {
  const chain = await startTestChain()
  stopChain = chain.stop
  system = await deploySystem(chain)
  pool = await raisePool(system)
})
afterAll(() => stopChain())

describe('redemption windows through the client', () => {
  test('are opened and dated by the servicer, and let in by the transfer agent', async () => {
    const servicer = await windowsAs('servicer')
    await expect(servicer.read()).rejects.toMatchObject({ code: 'windows.none' })
    const outsider = await windowsAs('investorA')
    await expect((await outsider.open(TERMS)).simulate()).rejects.toThrow(/not the pool’s servicer/)
    const { windows } = await done(servicer.open(TERMS))
    await done((await system.as('issuer')).share(pool.shares[1]!).setVenue(windows))
    begin = await system.chain.now()
    const times = [1, 2, 3].map((n) => ({
      cutoff: begin + n * 10 * DAY - 2 * DAY,
      settles: begin + n * 10 * DAY,
    }))
    await done(servicer.publish(times))
    const reading = await servicer.read()
    expect(reading).toMatchObject({ address: windows, next: 1, last: 3, open: 1, terms: TERMS, waiting: 0n })
    expect(reading.windows.map(({ settles }) => settles)).toEqual(times.map(({ settles }) => settles))
  })

  test('take an order in one message, cheaper with notice, and give a part of it back', async () => {
    const investor = await windowsAs('investorA')
    const now = await done(investor.request({ amount: 10_000n * MILLION }))
    expect(now).toEqual({ window: 1, shares: 10_000n * MILLION, weight: 9_900n * MILLION })
    const later = await done(investor.request({ amount: 5_000n * MILLION, window: 3 }))
    expect(later.weight).toBe(4_980n * MILLION)
    await done(investor.cancel(1, 2_000n * MILLION))
    const orders = await investor.orders(persona('investorA').address)
    expect(orders.waiting).toBe(13_000n * MILLION)
    expect(orders.orders.map(({ window, fee, tier }) => ({ window, fee, tier }))).toEqual([
      { window: 1, fee: 1_000, tier: 0 },
      { window: 3, fee: 400, tier: 1 },
    ])
  })

  test('pay all the same part of what was brought; who brought it has the shares', async () => {
    const maker = await windowsAs('marketMaker')
    const market = await system.as('marketMaker')
    await done(market.cash.mintLocalDollars(persona('marketMaker').address, 4_000n * MILLION))
    await done(maker.fund(1, 4_000n * MILLION))
    await advanceTo(begin + 8 * DAY + 1)
    const investor = await windowsAs('investorA')
    await expect((await investor.cancel(1, MILLION)).simulate()).rejects.toThrow(/cut-off of window 1 was/)
    await advanceTo(begin + 10 * DAY)
    const settled = await done(maker.settle())
    expect(settled).toMatchObject({ window: 1, requested: 8_000n * MILLION, cash: 4_000n * MILLION })
    expect(settled.price).toBeLessThan(settled.bid)

    const { claimable, waiting } = await investor.orders(persona('investorA').address)
    expect(claimable).toBeGreaterThanOrEqual(4_000n * MILLION - 2n)
    // the unit that the fraction rounds away belongs to nobody
    expect(waiting).toBe(13_000n * MILLION - settled.redeemed - 1n)
    expect((await done(investor.claim())).cash).toBe(claimable)
    expect((await done(maker.take(1, 'shares'))).shares).toBe(settled.redeemed)
    await expect((await maker.take(1, 'refund')).simulate()).rejects.toThrow(/nothing for .* to claim/)
  })

  test('hand shares back in kind after as many empty windows as agreed', async () => {
    const investor = await windowsAs('investorA')
    await expect((await investor.takeInKind()).simulate()).rejects.toThrow(/0 windows in a row/)
    await advanceTo(begin + 30 * DAY)
    // a report is due by now, but a window without cash needs no price until its grace is over
    await system.chain.advance(6 * DAY)
    await done(investor.settle())
    await done(investor.settle())
    const { waiting } = await investor.orders(persona('investorA').address)
    expect((await done(investor.takeInKind())).shares).toBe(waiting)
    expect((await investor.read()).waiting).toBeLessThan(10n)
  })
})
