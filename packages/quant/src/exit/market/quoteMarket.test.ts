import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WAD } from '../../fixed/wad.ts'
import { liquidityFor } from './liquidityFor.ts'
import type { MarketState } from './MarketState.ts'
import { type MarketPool, quoteMarket } from './quoteMarket.ts'
import { sqrtPriceAtTick } from './sqrtPriceAtTick.ts'

const UNIT = 1_000_000n
const quiet: MarketState = {
  bidTick: 0,
  askTick: 0,
  poolTick: 0,
  time: 0n,
  energy: 0n,
  above: 0,
  below: 0,
  fees: 0n,
  width: 200,
  base: 500,
  first: true,
  closed: false,
}
const deep = 20_000_000n * UNIT
const pool: MarketPool = {
  sqrtPrice: sqrtPriceAtTick(0),
  tick: 0,
  liquidity: deep,
  ends: [
    { tick: -400, net: deep },
    { tick: 400, net: -deep },
  ],
}

describe('the market', () => {
  it('gives nothing while it is closed and trades again at the end of a halt', () => {
    const halted = { ...quiet, closed: true, time: 3600n }
    expect(quoteMarket(halted, pool, true, UNIT, WAD, 3599n)).toMatchObject({ given: 0n, got: 0n })
    expect(quoteMarket(halted, pool, true, UNIT, WAD, 3600n).given).toBe(UNIT)
  })

  it('pays what docs/exits.md works out for a sale after a report', () => {
    const page = readFileSync(new URL('../../../../../docs/exits.md', import.meta.url), 'utf8')
    const shown = (name: string) => Number(new RegExp(`^${name} = .*?([\\d.]+)$`, 'm').exec(page)![1])
    const { fee, got } = quoteMarket(quiet, pool, true, UNIT, (97n * WAD) / 100n, 0n)
    expect(fee / 1e6).toBe(shown('stepFee'))
    expect(Number(got) / 1e6).toBeCloseTo(shown('stepPaid'), 4)
  })

  it('fills to the edge of its band and no further', () => {
    const { given, tickAfter, edge } = quoteMarket(quiet, pool, true, deep, WAD, 0n)
    expect(edge).toBe(-200)
    expect(Math.abs(tickAfter - edge)).toBeLessThanOrEqual(1)
    expect(given).toBeLessThan(deep)
  })

  it('pays less for a share the more are sold', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n, max: 150_000n * UNIT }), fc.boolean(), (amount, first) => {
        const state = { ...quiet, first }
        const whole = quoteMarket(state, pool, true, amount, WAD, 0n)
        const half = quoteMarket(state, pool, true, amount / 2n, WAD, 0n)
        expect(half.got * 2n).toBeGreaterThanOrEqual(whole.got - 8n)
        expect(whole.got).toBeLessThanOrEqual(amount)
      }),
    )
  })

  it('turns amounts into the liquidity that takes no more than them', () => {
    const most = fc.bigInt({ min: 1n, max: 10n ** 15n })
    fc.assert(
      fc.property(
        most,
        most,
        fc.integer({ min: -300, max: 300 }),
        fc.boolean(),
        (shares, cash, tick, first) => {
          const range = liquidityFor(sqrtPriceAtTick(first ? tick : -tick), first, -200, 200, shares, cash)
          expect(range.shares).toBeLessThanOrEqual(shares + 1n)
          expect(range.cash).toBeLessThanOrEqual(cash + 1n)
        },
      ),
    )
  })
})
