import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBusinessDay } from '../../calendar/isBusinessDay.ts'
import { toDay } from '../../date/toDay.ts'
import { toIso } from '../../date/toIso.ts'
import { WAD } from '../../fixed/wad.ts'
import { openWindows, orderNow, placeOrder, settleWindow, takeOut, type WindowBook } from './WindowBook.ts'
import type { WindowTerms } from './WindowTerms.ts'
import { windowDates } from './windowDates.ts'
import { windowOutcome } from './windowOutcome.ts'

const UNIT = 1_000_000n
const terms: WindowTerms = {
  notice: [0, 45, 90],
  fee: [1_000n, 400n, 0n],
  swing: 0n,
  swingAt: 0n,
  most: 100_000n,
  patience: 3,
}

/** Windows of their own for each step: funding as a part of what a full fill takes, price, and who acts. */
const steps = fc.array(
  fc.record({
    fill: fc.integer({ min: 0, max: 120 }),
    price: fc.bigInt({ min: WAD / 100n, max: 3n * WAD }),
    joins: fc.bigInt({ min: 0n, max: 10n ** 12n }),
  }),
  { minLength: 1, maxLength: 25 },
)

describe('windows', () => {
  it('fill every order in one proportion, at one price less its own fee, and carry the rest over', () => {
    let book = openWindows(terms)
    book = placeOrder(book, 'alice', 1, 300n * UNIT, 0)
    book = placeOrder(book, 'bob', 1, 100n * UNIT, 2)
    // 297 + 100 units of weight: 198.5 pay half
    const { book: after, outcome } = settleWindow(book, (397n * UNIT) / 2n, WAD, 1_000n * UNIT)
    expect(outcome).toMatchObject({ price: WAD, redeemed: 200n * UNIT, cash: 198_500_000n })
    expect(orderNow(after, 'alice', 1)).toEqual({
      shares: 150n * UNIT,
      weight: 148_500_000n,
      cash: 148_500_000n,
    })
    expect(orderNow(after, 'bob', 1)).toEqual({ shares: 50n * UNIT, weight: 50n * UNIT, cash: 50n * UNIT })
  })

  it('lower the price with the shares handed in, up to the agreed most', () => {
    const swinging = { ...terms, swing: 2_000n, swingAt: 20_000n }
    const demand = { weight: 1n, funded: 10n ** 12n, bid: WAD, supply: 1_000n * UNIT, product: 1n << 95n }
    const priceFor = (shares: bigint) => windowOutcome(swinging, { ...demand, shares }).price
    expect(priceFor(100n * UNIT)).toBe((99n * WAD) / 100n)
    expect(priceFor(200n * UNIT)).toBe((98n * WAD) / 100n)
    expect(priceFor(900n * UNIT)).toBe((98n * WAD) / 100n)
  })

  it('redeem no more than agreed of the supply', () => {
    const demand = { weight: 800n, shares: 800n, funded: 10_000n, bid: WAD, supply: 1_000n }
    const outcome = windowOutcome({ ...terms, most: 10_000n }, { ...demand, product: 1n << 95n })
    expect(outcome.redeemed).toBe(100n)
    expect(outcome.cash).toBe(100n)
  })

  it('pay what settlements brought and never more, and what an exact account of every order says', () => {
    fc.assert(
      fc.property(steps, (life) => {
        let book = openWindows(terms)
        const exact = new Map<string, { window: number; shares: number; cash: number }>()
        let settled = 0n
        for (const [n, { fill, price, joins }] of life.entries()) {
          const window = n + 1
          if (joins > 1_000n) {
            book = placeOrder(book, `holder ${n}`, window, joins, 0)
            exact.set(`holder ${n}`, { window, shares: Number(joins), cash: 0 })
          }
          const demand = demandOf(book)
          const full = (demand.weight * price) / WAD
          const { book: after, outcome } = settleWindow(book, (full * BigInt(fill)) / 100n, price, 10n ** 15n)
          const part = demand.shares === 0n ? 0 : Number(outcome.taken) / Number(productOf(book))
          for (const order of exact.values()) {
            order.cash += (order.shares * part * 0.99 * Number(price)) / 1e18
            order.shares *= 1 - part
          }
          settled += outcome.cash
          book = after
        }
        let claimed = 0n
        for (const [holder, order] of exact) {
          const now = orderNow(book, holder, order.window)
          claimed += now.cash
          expect(Math.abs(Number(now.cash) - order.cash)).toBeLessThan(1e-9 * order.cash + 100)
          expect(Math.abs(Number(now.shares) - order.shares)).toBeLessThan(1e-9 * order.shares + 10)
        }
        expect(claimed).toBeLessThanOrEqual(settled)
      }),
      { numRuns: 60 },
    )
  })

  it('pay the same whether claimed often or late, but for rounding that is never to the claimer', () => {
    fc.assert(
      fc.property(steps, fc.bigInt({ min: 10n ** 9n, max: 10n ** 15n }), (life, shares) => {
        let book = placeOrder(placeOrder(openWindows(terms), 'often', 1, shares, 0), 'late', 1, shares, 0)
        let often = 0n
        for (const { fill, price } of life) {
          const full = (demandOf(book).weight * price) / WAD
          book = settleWindow(book, (full * BigInt(fill)) / 100n, price, 10n ** 20n).book
          const claimed = takeOut(book, 'often', 1, 0n)
          book = claimed.book
          often += claimed.cash
        }
        const late = orderNow(book, 'late', 1).cash
        expect(often).toBeLessThanOrEqual(late)
        expect(late - often).toBeLessThanOrEqual(BigInt(life.length) * 20n + late / 10n ** 9n)
      }),
      { numRuns: 60 },
    )
  })

  it('settle on business days, with cut-offs that never precede the settlement before', () => {
    // Thanksgiving 26 November 2026, and New Year, in the calendar of the Fed
    const rule = { rhythm: 'monthly', calendar: 'us-federal-reserve', cutoffDays: 5 } as const
    const dates = windowDates(rule, toDay('2026-10-26'), 3)
    expect(dates.map(({ settles }) => toIso(settles))).toEqual(['2026-11-27', '2026-12-28', '2027-01-26'])
    expect(dates.map(({ cutoff }) => toIso(cutoff))).toEqual(['2026-11-19', '2026-12-18', '2027-01-19'])
    const daily = windowDates({ ...rule, rhythm: 'daily', cutoffDays: 2 }, toDay('2026-11-20'), 30)
    for (const [n, { cutoff, settles }] of daily.entries()) {
      expect(isBusinessDay('us-federal-reserve', settles)).toBe(true)
      expect(cutoff).toBeLessThan(settles)
      if (n > 0) expect(cutoff).toBeGreaterThanOrEqual(daily[n - 1]!.settles)
    }
  })
})

function demandOf(book: WindowBook) {
  const joins = book.joining.get(book.next) ?? { shares: 0n, weight: 0n }
  return { shares: book.waiting.shares + joins.shares, weight: book.waiting.weight + joins.weight }
}

function productOf(book: WindowBook): bigint {
  return book.eras.get(book.next)!.product
}
