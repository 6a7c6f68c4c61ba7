import { deskSource, marketSource } from '@specie/quant'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExitBook } from './ExitBook.ts'
import { sellTo, splitSale } from './splitSale.ts'
import { windowOffers } from './windowOffer.ts'

const UNIT = 1_000_000n
const WAD = 10n ** 18n
const DAY = 86_400

const deep = 13_000_000n * UNIT
const now = BigInt(1000 * DAY)
const bucket = {
  limit: 600_000n * UNIT,
  base: 200n,
  slope: 3_000n,
  window: 30n,
  use: (1n << 63n) / 6n,
  since: now,
}
const state = {
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
const pool = {
  sqrtPrice: 1n << 96n,
  tick: 0,
  liquidity: deep,
  ends: [
    { tick: -150, net: deep },
    { tick: 150, net: -deep },
  ],
}

/** At 1.00: a desk with room for 500,000 and a market of about 100,000 each way. */
const sources = [deskSource(bucket, WAD, 1_000_000n * UNIT, now), marketSource(state, pool, WAD, now)].filter(
  (source) => source !== undefined,
)

const sizes = fc.bigInt({ min: 1n, max: 2_000_000n * UNIT })

describe('a sale by split', () => {
  it('never pays less than the better of both alone, and counts every share', () => {
    fc.assert(
      fc.property(sizes, (amount) => {
        const { parts, sold, paid, rest } = splitSale(sources, amount)
        const [desk, market] = [sellTo(sources, 'desk', amount), sellTo(sources, 'market', amount)]
        expect(paid).toBeGreaterThanOrEqual(desk.paid)
        expect(paid).toBeGreaterThanOrEqual(market.paid)
        expect(sold + rest).toBe(amount)
        expect(parts.reduce((sum, { shares }) => sum + shares, 0n)).toBe(sold)
      }),
      { numRuns: 40 },
    )
  })

  it('sells what both take and leaves the rest', () => {
    const { parts, rest } = splitSale(sources, 1_000_000n * UNIT)
    expect(parts.map(({ source }) => source)).toEqual(['desk', 'market'])
    expect(Number(parts[0]!.shares) / 1e6).toBeCloseTo(500_000, 0)
    expect(rest).toBeGreaterThan(0n)
  })

  it('sells nothing where nobody buys', () => {
    expect(splitSale([], UNIT)).toEqual({ asked: UNIT, parts: [], sold: 0n, paid: 0n, rest: UNIT })
  })
})

const book = {
  block: { number: 1n, timestamp: now },
  holding: { bid: WAD, price: WAD, supply: 6_600_000n * UNIT, balance: 0n, frozen: 0n },
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

  it('has no price while the pool’s is stale', () => {
    const stale = { ...book, holding: { ...book.holding, bid: undefined } } as ExitBook
    expect(windowOffers(stale, UNIT)).toEqual([])
  })
})
