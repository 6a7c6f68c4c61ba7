import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountsOf, liquidityFor } from '../market/liquidityFor.ts'
import type { MarketPool } from '../market/quoteMarket.ts'
import { quoteMarket } from '../market/quoteMarket.ts'
import { sqrtPriceAtTick } from '../market/sqrtPriceAtTick.ts'
import type { MarketStep } from './MarketStep.ts'
import { markCourse } from './markCourse.ts'
import { positionEvents } from './positionEvents.ts'
import { withPrices } from './priceEvents.ts'
import { UNTOUCHED, walkLiquidity, walkTrade } from './priceWalk.ts'
import { providerResult } from './providerResult.ts'
import { trancheRates } from './trancheRates.ts'

const WAD = 10n ** 18n
const UNIT = 1_000_000n
const FREE = { riskFree: 0, illiquidity: 0, shares: {} }
const STATE = {
  ...{ bidTick: 0, askTick: 0, poolTick: 0, time: 0n, energy: 0n, above: 0, below: 0, fees: 0n },
  ...{ width: 250, base: 500, first: true, closed: false },
}

function added(
  provider: string,
  lowerTick: number,
  upperTick: number,
  each: bigint,
  price = sqrtPriceAtTick(0),
) {
  const found = liquidityFor(price, true, lowerTick, upperTick, each, each)
  const { liquidity, shares, cash } = found
  const nothing = { feeShares: 0n, feeCash: 0n, forfeited: false }
  return {
    kind: 'liquidity' as const,
    time: 0,
    provider,
    lowerTick,
    upperTick,
    liquidity,
    shares: -shares,
    cash: -cash,
    ...nothing,
  }
}

const WIDE = added('w', -300, 300, 100_000n * UNIT)
const NARROW = added('n', -50, 80, 40_000n * UNIT)

function poolOf(changes: readonly (typeof WIDE)[], sqrtPrice: bigint, tick: number): MarketPool {
  const ends = new Map<number, bigint>()
  for (const { lowerTick, upperTick, liquidity } of changes) {
    ends.set(lowerTick, (ends.get(lowerTick) ?? 0n) + liquidity)
    ends.set(upperTick, (ends.get(upperTick) ?? 0n) - liquidity)
  }
  const active = changes.filter(({ lowerTick, upperTick }) => lowerTick <= tick && tick < upperTick)
  return {
    sqrtPrice,
    tick,
    liquidity: active.reduce((sum, { liquidity }) => sum + liquidity, 0n),
    ends: [...ends].sort(([a], [b]) => a - b).map(([at, net]) => ({ tick: at, net })),
  }
}

describe('the price that trades tell', () => {
  test('is Uniswap’s, as far as it went, with ranges in and out', () => {
    const order = fc.record({ selling: fc.boolean(), amount: fc.bigInt(UNIT, 200_000n * UNIT) })
    fc.assert(
      fc.property(order, ({ selling, amount }) => {
        const pool = poolOf([WIDE, NARROW], sqrtPriceAtTick(0), 0)
        const quote = quoteMarket(STATE, pool, selling, amount, WAD, 0n)
        const market = [WIDE, NARROW].reduce(walkLiquidity, UNTOUCHED)
        const { market: after, legs } = walkTrade(market, selling, quote.got)
        const tick = Math.log((Number(after.sqrtPrice) / 2 ** 96) ** 2) / Math.log(1.0001)
        // The tick of a price is the one below it.
        expect(tick).toBeGreaterThan(quote.tickAfter - 0.01)
        expect(tick).toBeLessThan(quote.tickAfter + 1.01)
        const fee = Number(quote.given) * (quote.fee / 1e6)
        const given = Number(legs.reduce((sum, leg) => sum + leg.given, 0n))
        expect(Math.abs(given + fee - Number(quote.given)) / Number(quote.given)).toBeLessThan(2e-6)
      }),
    )
  })
})

describe('the result of a range', () => {
  const course = markCourse([{ since: 0, price: WAD, gross: WAD, rate: 0n, until: 1e9 }], 0)
  const courses = new Map([['S', course]])

  function resultOf(steps: readonly MarketStep[], until: number) {
    const events = positionEvents(
      'S',
      { provider: 'w', lowerTick: -300, upperTick: 300 },
      steps,
      undefined,
      until,
    )
    return providerResult(withPrices(events, courses, until), FREE, false, until)
  }

  test('is its fees when the price comes back to where it was', () => {
    // Sold down and bought back: without fees a range ends where it began.
    const pool = poolOf([WIDE], sqrtPriceAtTick(0), 0)
    const sale = quoteMarket(STATE, pool, true, 30_000n * UNIT, WAD, 0n)
    const market = walkTrade(walkLiquidity(UNTOUCHED, WIDE), true, sale.got).market
    const { shares, cash } = amountsOf(market.sqrtPrice!, true, -300, 300, WIDE.liquidity)
    const back = { shares: shares + WIDE.shares, cash: -WIDE.cash - cash }
    const steps: MarketStep[] = [
      WIDE,
      { kind: 'trade', time: 10, side: 'sold', shares: sale.given, cash: sale.got, fee: sale.fee },
      {
        kind: 'trade',
        time: 20,
        side: 'bought',
        shares: back.shares,
        cash: (back.cash * 10_005n) / 10_000n,
        fee: 500,
      },
    ]
    const { lines, result } = resultOf(steps, 100_000)
    const line = (name: string) => Number(lines.find(({ source }) => source === name)?.amount ?? 0n)
    expect(Math.abs(line('lossVersusNav'))).toBeLessThan(20)
    expect(line('fees')).toBeCloseTo(
      Number(sale.given) * (sale.fee / 1e6) + Number(back.cash) * 1.0005 * 0.0005,
      -2,
    )
    expect(Number(result)).toBe(line('fees') + line('lossVersusNav'))
  })

  test('is a loss against the NAV where the price went away from it, whatever the fees', () => {
    const pool = poolOf([WIDE, NARROW], sqrtPriceAtTick(0), 0)
    const sale = quoteMarket(STATE, pool, true, 60_000n * UNIT, WAD, 0n)
    const steps: MarketStep[] = [
      WIDE,
      NARROW,
      { kind: 'trade', time: 10, side: 'sold', shares: sale.given, cash: sale.got, fee: sale.fee },
    ]
    const { lines } = resultOf(steps, 100_000)
    // Bought below the NAV: the provider gains against it, and its part of the fee.
    expect(lines.find(({ source }) => source === 'lossVersusNav')!.amount).toBeGreaterThan(0n)
    expect(lines.find(({ source }) => source === 'fees')!.amount).toBeGreaterThan(0n)
    expect(lines.reduce((sum, { amount }) => sum + amount, 0n)).toBe(resultOf(steps, 100_000).result)
  })

  test('takes what the chain says at the end, and adds up to the unit', () => {
    const now = { shares: 5n, cash: 200_000n * UNIT, feeShares: 3n, feeCash: 7n, income: 11n }
    const events = positionEvents('S', { provider: 'w', lowerTick: -300, upperTick: 300 }, [WIDE], now, 50)
    const { closing, lines, result } = providerResult(withPrices(events, courses, 50), FREE, false, 50)
    expect(closing).toBe(5n + 200_000n * UNIT + 3n + 7n + 11n)
    expect(lines.reduce((sum, { amount }) => sum + amount, 0n)).toBe(result)
  })
})

test('what a tranche is expected to lose and what its capital costs adds up over the pool', () => {
  const terms = { pd: 0.02, lgd: 0.4, correlation: 0.15, capitalReturn: 0.1 }
  const parts = [
    { attachment: 0, detachment: 0.05 },
    { attachment: 0.05, detachment: 0.1 },
    { attachment: 0.1, detachment: 1 },
  ].map((part) => ({ ...part, ...trancheRates({ ...terms, ...part }) }))
  const sum = parts.reduce(
    (total, { attachment, detachment, expectedLoss }) => total + (detachment - attachment) * expectedLoss,
    0,
  )
  expect(sum).toBeCloseTo(0.008, 4)
  // The first 5 % of such a pool lose 15.9 % a year (research of the protocol's design).
  expect(parts[0]!.expectedLoss).toBeCloseTo(0.159, 2)
  expect(parts[2]!.expectedLoss).toBeLessThan(1e-5)
  expect(parts[2]!.capitalCharge).toBeLessThan(parts[1]!.capitalCharge)
})
