import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WAD } from '../../fixed/wad.ts'
import { quoteRestingPurchase } from './quoteRestingPurchase.ts'
import { quoteRestingSale } from './quoteRestingSale.ts'
import type { RestingQuote } from './RestingQuote.ts'
import { restingDepth } from './restingDepth.ts'

const UNIT = 1_000_000n
const quote: RestingQuote = {
  below: 100n,
  above: 200n,
  skew: 1_000n,
  size: 10_000n,
  end: 10n ** 9n,
  most: 1_000_000n * UNIT,
  sellsOnly: false,
  cash: 10n ** 15n,
  shares: 0n,
  used: 0n,
  time: 0n,
}
const quotes = fc
  .record({
    shares: fc.bigInt({ min: 0n, max: quote.most }),
    below: fc.bigInt({ min: 0n, max: 20_000n }),
    above: fc.bigInt({ min: 0n, max: 20_000n }),
    skew: fc.bigInt({ min: 0n, max: 20_000n }),
  })
  .map((some) => ({ ...quote, ...some }))
const amounts = fc.bigInt({ min: 1n, max: 400_000n * UNIT })
const prices = fc.bigInt({ min: WAD / 10n, max: 2n * WAD })

describe('a resting quote', () => {
  it('pays the integral of its bid over the shares that it takes', () => {
    // half of an empty book: the mean discount is 0.1 % + ½ · ½ · 1 % = 0.35 %
    const { paid } = quoteRestingSale(quote, 500_000n * UNIT, WAD, 0n)
    expect(paid).toBe(498_250n * UNIT)
    // and the same shares back out of it cost 0.2 % + (1 − ¼) · 1 % = 0.95 % above the ask
    const full = { ...quote, shares: 500_000n * UNIT }
    expect(quoteRestingPurchase(full, 500_000n * UNIT, WAD, 0n).cost).toBe(504_750n * UNIT)
  })

  it('never pays more, nor takes less, for pieces than for the whole', () => {
    fc.assert(
      fc.property(
        quotes,
        prices,
        fc.array(amounts, { minLength: 2, maxLength: 6 }),
        (start, price, pieces) => {
          const total = pieces.reduce((sum, piece) => sum + piece, 0n)
          const sale = quoteRestingSale(start, total, price, 0n)
          const purchase = quoteRestingPurchase(start, total, price, 0n)
          let [book, paid, sold] = [start, 0n, 0n]
          let [shelf, cost, bought] = [start, 0n, 0n]
          for (const piece of pieces) {
            const one = quoteRestingSale(book, piece, price, 0n)
            ;[book, paid, sold] = [{ ...one.after, used: 0n }, paid + one.paid, sold + one.filled]
            const other = quoteRestingPurchase(shelf, piece, price, 0n)
            ;[shelf, cost, bought] = [{ ...other.after, used: 0n }, cost + other.cost, bought + other.filled]
          }
          if (sold === sale.filled) expect(paid).toBeLessThanOrEqual(sale.paid)
          if (bought === purchase.filled) expect(cost).toBeGreaterThanOrEqual(purchase.cost)
        },
      ),
    )
  })

  it('loses nothing to a round trip, in either direction', () => {
    fc.assert(
      fc.property(quotes, prices, amounts, (start, price, amount) => {
        const sale = quoteRestingSale(start, amount, price, 0n)
        if (sale.filled === 0n) return
        const back = quoteRestingPurchase({ ...sale.after, used: 0n }, sale.filled, price, 0n)
        expect(back.filled).toBe(sale.filled)
        expect(back.cost).toBeGreaterThanOrEqual(sale.paid)
      }),
    )
  })

  it('spends no more than its cash, and as much of it as a unit or two', () => {
    fc.assert(
      fc.property(
        quotes,
        amounts,
        prices,
        fc.bigInt({ min: 1_000n, max: 10n ** 11n }),
        (start, amount, price, cash) => {
          const poor = { ...start, cash }
          const whole = quoteRestingSale(start, amount, price, 0n)
          const part = quoteRestingSale(poor, amount, price, 0n)
          expect(part.paid).toBeLessThanOrEqual(cash)
          expect(part.filled).toBeLessThanOrEqual(whole.filled)
          if (whole.paid > cash) expect(cash - part.paid).toBeLessThanOrEqual(4n)
        },
      ),
    )
  })

  it('gives its size back evenly over an hour', () => {
    const small = { ...quote, size: 1_000n }
    const first = quoteRestingSale(small, 10n ** 13n, WAD, 0n)
    expect(first.filled).toBe(100_000n * UNIT)
    expect(quoteRestingSale(first.after, 10n ** 13n, WAD, 0n).filled).toBeLessThanOrEqual(24n)
    expect(quoteRestingSale(first.after, 10n ** 13n, WAD, 1_800n).filled / UNIT).toBe(50_000n)
    expect(quoteRestingSale(first.after, 10n ** 13n, WAD, 3_600n).filled / UNIT).toBe(100_000n)
  })

  it('counts as depth only what trades within the spread', () => {
    const half = { ...quote, shares: 500_000n * UNIT }
    // bid: 0.1 % + 1 % · q/most ≤ 0.8 % up to q = 700,000; ask: 0.2 % + 1 % · (1 − q/most) ≤ 0.8 % down to q = 400,000
    expect(restingDepth(half, 800n, WAD, 0n)).toEqual({ buys: 200_000n * UNIT, sells: 100_000n * UNIT })
    expect(restingDepth(half, 50n, WAD, 0n)).toEqual({ buys: 0n, sells: 0n })
    expect(restingDepth(half, 50_000n, WAD, 0n)).toEqual({ buys: 500_000n * UNIT, sells: 500_000n * UNIT })
    expect(restingDepth({ ...half, cash: 99_300n * UNIT }, 800n, WAD, 0n).buys / UNIT).toBe(99_949n)
  })

  it('does not trade when it is over, and does not buy when it only sells', () => {
    const late = { ...quote, shares: UNIT, end: 5n }
    expect(quoteRestingSale(late, UNIT, WAD, 5n).filled).toBe(0n)
    expect(quoteRestingPurchase(late, UNIT, WAD, 5n).filled).toBe(0n)
    expect(quoteRestingSale({ ...late, sellsOnly: true }, UNIT, WAD, 4n).filled).toBe(0n)
    expect(quoteRestingPurchase({ ...late, sellsOnly: true }, UNIT, WAD, 4n).filled).toBe(UNIT)
    expect(() => quoteRestingSale(quote, -1n, WAD, 0n)).toThrow('amount')
    expect(() => quoteRestingPurchase({ ...quote, time: 9n }, 1n, WAD, 0n)).toThrow('time')
  })
})
