import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExitBook } from './ExitBook.ts'
import { sellTo, splitSale } from './splitSale.ts'
import { windowOffers } from './windowOffer.ts'
import { worstCase } from './worstCase.ts'

const UNIT = 1_000_000n
const WAD = 10n ** 18n
const DAY = 86_400

const deep = 13_000_000n * UNIT

/** A share at 1.00 with a desk, a market of about 100,000 each way, and two windows. */
const book = {
  block: { number: 1n, timestamp: BigInt(1000 * DAY) },
  holding: { bid: WAD, price: WAD, supply: 6_600_000n * UNIT, balance: 0n, frozen: 0n },
  desk: {
    terms: { limit: 600_000n * UNIT, base: 200, slope: 3_000, window: 30 },
    limit: 600_000n * UNIT,
    level: 100_000n * UNIT,
    cash: 1_000_000n * UNIT,
  },
  market: {
    state: {
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
    },
    pool: {
      sqrtPrice: 1n << 96n,
      tick: 0,
      liquidity: deep,
      ends: [
        { tick: -150, net: deep },
        { tick: 150, net: -deep },
      ],
    },
  },
  windows: {
    terms: {
      notice: [0, 45, 90],
      fee: [1_000, 400, 0],
      swing: 1_000,
      swingAt: 20_000,
      most: 25_000,
      patience: 3,
      distributing: true,
    },
    open: 1,
    waiting: 0n,
    waitingWeight: 0n,
    supply: 6_600_000n * UNIT,
    windows: [30, 60].map((days, index) => ({
      number: index + 1,
      cutoff: (1000 + days - 5) * DAY,
      settles: (1000 + days) * DAY,
      settled: false,
      funded: index === 0 ? 50_000n * UNIT : 0n,
      used: 0n,
      shares: 0n,
      weight: 0n,
      price: undefined,
    })),
  },
} as unknown as ExitBook

const sizes = fc.bigInt({ min: 1n, max: 2_000_000n * UNIT })

describe('a sale by split', () => {
  it('never pays less than the better of both alone, and counts every share', () => {
    fc.assert(
      fc.property(sizes, (amount) => {
        const { parts, sold, paid, rest } = splitSale(book, amount)
        const [desk, market] = [sellTo(book, 'desk', amount), sellTo(book, 'market', amount)]
        expect(paid).toBeGreaterThanOrEqual(desk.paid)
        expect(paid).toBeGreaterThanOrEqual(market.paid)
        expect(sold + rest).toBe(amount)
        expect(parts.reduce((sum, { shares }) => sum + shares, 0n)).toBe(sold)
      }),
      { numRuns: 40 },
    )
  })

  it('is as good as the best of a thousand divisions, but for rounding', () => {
    const amount = 200_000n * UNIT
    const best = Array.from({ length: 1001 }, (_, i) => {
      const shares = (amount * BigInt(i)) / 1000n
      const [desk, market] = [sellTo(book, 'desk', shares), sellTo(book, 'market', amount - shares)]
      return desk.rest + market.rest > 0n ? 0n : desk.paid + market.paid
    }).sort((a, b) => (a < b ? 1 : -1))[0]!
    // Each source rounds down by itself.
    expect(splitSale(book, amount).paid).toBeGreaterThanOrEqual(best - 2n)
  })

  it('sells what both take and leaves the rest', () => {
    const { parts, rest } = splitSale(book, 1_000_000n * UNIT)
    expect(parts.map(({ source }) => source)).toEqual(['desk', 'market'])
    expect(Number(parts[0]!.shares) / 1e6).toBeCloseTo(499_994, 0)
    expect(rest).toBeGreaterThan(0n)
  })

  it('sells nothing while the price is stale', () => {
    const stale = { ...book, holding: { ...book.holding, bid: undefined } } as ExitBook
    expect(splitSale(stale, UNIT)).toEqual({ asked: UNIT, parts: [], sold: 0n, paid: 0n, rest: UNIT })
    expect(windowOffers(stale, UNIT)).toEqual([])
    expect(worstCase(stale)).toEqual([])
  })
})

describe('an order for a window', () => {
  it('costs less for more notice, and is paid as far as cash has been brought', () => {
    const [soon, late] = windowOffers(book, 100_000n * UNIT)
    expect([soon!.fee, late!.fee]).toEqual([0.01, 0.004])
    // 100,000 of 6.6 million shares: 1.515 % of the supply, of the 20 % at which the swing is 1 %.
    expect(soon!.swing).toBeCloseTo(0.01 * (100_000 / 1_320_000), 6)
    expect(Number(soon!.paid) / 1e6).toBeCloseTo(99_000 * (1 - soon!.swing), 0)
    expect(Number(soon!.leastPaid) / 1e6).toBeCloseTo(99_000 * 0.99, 3)
    expect(soon!.filled).toBeCloseTo(50_000 / (99_000 * (1 - soon!.swing)), 3)
    expect(late!.filled).toBe(0)
  })
})

describe('the worst case', () => {
  it('pays a smaller part in cash the more leave at once, and never more with less', () => {
    const points = worstCase(book)
    expect(points[0]!.now).toBeGreaterThan(0.99)
    expect(points.at(-1)!.now).toBeLessThan(0.11)
    for (const [index, point] of points.entries()) {
      if (index > 0) expect(point.now).toBeLessThanOrEqual(points[index - 1]!.now)
      expect(point.withWindows).toBeGreaterThanOrEqual(point.now)
    }
  })
})
