import { encodeLadder, type Market } from '@specie/quant'
import {
  collectMonth,
  deploySystem,
  fundPool,
  type RaisedPool,
  raisePool,
  sampleLadder,
  startTestChain,
  type TestSystem,
} from '@specie/testing'
import { bytesToHex } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recomputePool } from '../src/recompute/recomputePool.ts'
import { loanHash } from '../src/tape/loanHash.ts'

let stopChain: () => Promise<void>
let system: TestSystem
let pool: RaisedPool
let reportedMarket: Market
const leaves = ['a', 'b', 'c'].map((loan) => ({
  fingerprint: loanHash(`loan ${loan}`),
  loanHash: loanHash(loan),
}))

beforeAll(async () => {
  const chain = await startTestChain()
  stopChain = chain.stop
  system = await deploySystem(chain)
  pool = await raisePool(system)
  await collectMonth(system, pool, 1)
  reportedMarket = await system.market()
})
afterAll(() => stopChain())

/** Recomputes after `work` and puts the chain back. */
async function after(work: () => Promise<unknown>, months = 23) {
  return system.chain.isolated(async () => {
    await work()
    const { context } = await system.as('outsider')
    const found = await recomputePool(context, pool.address, {
      ladder: sampleLadder(months),
      reportedMarket,
      leaves,
    })
    return { ...found, wrong: found.checks.filter(({ agrees }) => !agrees) }
  })
}

describe('a pool recomputed by an outsider', () => {
  test('agrees with the chain to the unit after a report', async () => {
    const { wrong, agrees, checks } = await after(async () => undefined)
    expect(wrong).toEqual([])
    expect(agrees).toBe(true)
    expect(checks.length).toBeGreaterThan(35)
  })

  test('agrees while it raises, even when its first month has passed', async () => {
    await system.chain.isolated(async () => {
      const funded = await fundPool(system, ['d', 'e'])
      const market = await system.market()
      await system.chain.advance(40 * 86_400)
      const { context } = await system.as('outsider')
      const found = await recomputePool(context, funded.address, {
        ladder: sampleLadder(24),
        reportedMarket: market,
        leaves: ['d', 'e'].map((loan) => ({
          fingerprint: loanHash(`loan ${loan}`),
          loanHash: loanHash(loan),
        })),
      })
      expect(found.checks.filter(({ agrees }) => !agrees)).toEqual([])
    })
  })

  test('agrees while the price grows and while the re-mark at another curve is young', async () => {
    const marked = async (basisPoints: number) => {
      await system.chain.advance(5 * 86_400)
      await system.reportCurve(basisPoints)
      await (await (await system.as('outsider')).pool(pool.address).mark()).send()
      await system.chain.advance(3_600)
    }
    for (const basisPoints of [-30, 40]) expect((await after(() => marked(basisPoints))).wrong).toEqual([])
  })

  test('agrees exactly with the whole ladder once the value is proven on the chain', async () => {
    const proven = await after(async () => {
      await system.chain.advance(86_400)
      await system.reportCurve(40)
      const ladder = bytesToHex(encodeLadder(sampleLadder(23)))
      await (await (await system.as('outsider')).pool(pool.address).prove(ladder)).send()
    })
    expect(proven.wrong).toEqual([])
    expect(proven.momentValue).toBe(proven.exactValue)
  })

  test('agrees past the horizon, when the unreported month ages', async () => {
    expect((await after(() => system.chain.advance(40 * 86_400))).wrong).toEqual([])
  })

  test('agrees after losses were stated', async () => {
    const { wrong } = await after(async () => {
      await (await (await system.as('valuer')).pool(pool.address).impair(5_000_000_000n)).send()
    })
    expect(wrong).toEqual([])
  })

  test('differs when the ladder is not the one reported', async () => {
    const { agrees, wrong } = await after(async () => undefined, 22)
    expect(agrees).toBe(false)
    expect(wrong.map(({ figure }) => figure)).toContain('hash of the ladder')
    expect(wrong.map(({ figure }) => figure)).toContain('value at the cut-off')
  })

  test('differs when a loan is missing from the tape', async () => {
    const { context } = await system.as('outsider')
    const found = await recomputePool(context, pool.address, {
      ladder: sampleLadder(23),
      leaves: leaves.slice(1),
    })
    expect(found.checks.filter(({ agrees }) => !agrees).map(({ figure }) => figure)).toEqual([
      'root of the tape',
    ])
  })
})
