import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maximum } from '../../fixed/maximum.ts'
import { minimum } from '../../fixed/minimum.ts'
import { WAD } from '../../fixed/wad.ts'
import { chaffeDiscount, finnertyDiscount } from '../../liquidity/marketabilityDiscount.ts'
import { blackScholes } from '../../options/blackScholes.ts'
import { type DeskBucket, FULL_BUCKET, useAt } from '../DeskBucket.ts'
import { quoteSale } from '../quoteSale.ts'
import { holdDiscountUp, holdPremiumUp } from './holdPremium.ts'
import { holdValue } from './holdValue.ts'
import { type HoldTerms, quoteHold } from './quoteHold.ts'

const UNIT = 1_000_000n
const DAY = 86_400n
const YEAR = 31_536_000
const bucket: DeskBucket = {
  limit: 1_000_000n * UNIT,
  base: 100n,
  slope: 4_000n,
  window: 10n,
  use: 0n,
  since: 0n,
}
const terms: HoldTerms = { volatility: 60_000n, longest: 90n * DAY, ceiling: 9_500n }
const volatilities = fc.bigInt({ min: 0n, max: 1_000_000n })
const times = fc.bigInt({ min: 1n, max: 90n * DAY })
const uses = fc.bigInt({ min: 0n, max: FULL_BUCKET / 2n })
const amounts = fc.bigInt({ min: 1_000n, max: 400_000n * UNIT })
const wad = (x: bigint) => Number(x) / 1e18

describe('a firm price', () => {
  it('costs the put struck at today’s value, from above and by less than 1e-4 of it', () => {
    fc.assert(
      fc.property(volatilities, times, (volatility, time) => {
        const discount = wad(holdDiscountUp(volatility, time))
        const exact = volatility === 0n ? 0 : chaffeDiscount(Number(volatility) / 1e6, Number(time) / YEAR, 0)
        expect(discount).toBeGreaterThanOrEqual(exact - 1e-12)
        expect(discount).toBeLessThanOrEqual(exact * (1 + 1e-4) + 1e-12)
      }),
    )
  })

  it('costs √3 times what averaging the strike would, for short times', () => {
    const fixed = wad(holdDiscountUp(100_000n, 7n * DAY))
    expect(fixed / finnertyDiscount(0.1, 7 / 365)).toBeCloseTo(Math.sqrt(3), 3)
  })

  it('pays what a sale pays, and is worth no more than its premium to who may wait', () => {
    fc.assert(
      fc.property(uses, amounts, volatilities, times, (use, amount, volatility, time) => {
        fc.pre(volatility > 0n)
        const start = { ...bucket, use }
        const ticket = quoteHold(start, { ...terms, volatility }, amount, WAD, 0n, time)
        const sale = quoteSale(start, amount, WAD, 10n ** 15n, 0n, 0n)
        expect(ticket.paid).toBe(sale.paid)
        expect(ticket.after).toEqual(sale.after)
        expect(ticket.premium).toBeGreaterThan(0n)
        const put = blackScholes({
          kind: 'put',
          spot: Number(ticket.gross),
          strike: Number(ticket.paid),
          rate: 0,
          dividendYield: 0,
          volatility: Number(volatility) / 1e6,
          time: Number(time) / YEAR,
        }).price
        expect(Number(ticket.premium)).toBeGreaterThanOrEqual(put - 1e-3)
      }),
    )
  })

  it('is never cheaper in pieces', () => {
    fc.assert(
      fc.property(uses, fc.array(amounts, { minLength: 2, maxLength: 4 }), times, (use, pieces, time) => {
        const total = pieces.reduce((sum, piece) => sum + piece, 0n)
        fc.pre(total < 440_000n * UNIT)
        const whole = quoteHold({ ...bucket, use }, terms, total, WAD, 0n, time)
        let state: DeskBucket = { ...bucket, use }
        let [premium, paid] = [0n, 0n]
        for (const piece of pieces) {
          const ticket = quoteHold(state, terms, piece, WAD, 0n, time)
          premium += ticket.premium
          paid += ticket.paid
          state = ticket.after
        }
        expect(premium).toBeGreaterThanOrEqual(whole.premium)
        expect(paid).toBeLessThanOrEqual(whole.paid)
      }),
    )
  })

  it('costs more the longer, the more volatile and the scarcer', () => {
    fc.assert(
      fc.property(volatilities, times, uses, (volatility, time, use) => {
        const discount = holdDiscountUp(volatility, time)
        expect(holdDiscountUp(volatility, time + 3_600n)).toBeGreaterThanOrEqual(discount)
        expect(
          holdDiscountUp(volatility < 1_000_000n ? volatility + 1n : volatility, time),
        ).toBeGreaterThanOrEqual(discount)
        const step = FULL_BUCKET / 16n
        const here = holdPremiumUp(discount, bucket.limit, use, use + step)
        expect(holdPremiumUp(discount, bucket.limit, use + step, use + 2n * step)).toBeGreaterThanOrEqual(
          here - 2n,
        )
      }),
    )
  })

  it('is not sold beyond the ceiling, the longest time or the value', () => {
    const attempt = (amount: bigint, until = DAY) =>
      quoteHold(bucket, { ...terms, ceiling: 7_500n }, amount, WAD, 0n, until)
    expect(() => attempt(751_000n * UNIT)).toThrow('ceiling 7500')
    expect(() => attempt(1_001_000n * UNIT)).toThrow('room')
    expect(() => attempt(1n)).toThrow('fee')
    expect(() => attempt(UNIT, 91n * DAY)).toThrow('until')
    expect(() => attempt(UNIT, 0n)).toThrow('until')
    expect(useAt(attempt(750_000n * UNIT).after, 0n)).toBe((FULL_BUCKET / 4n) * 3n)
  })
})

describe('what tickets count for providers', () => {
  it('is never more for who leaves, nor less for who enters, than any use of them brings', () => {
    const lot = fc.record({
      shares: fc.bigInt({ min: 1_000n, max: 10n ** 12n }),
      price: fc.bigInt({ min: WAD / 2n, max: 2n * WAD }),
    })
    const prices = fc.bigInt({ min: WAD / 10n, max: 3n * WAD })
    fc.assert(
      fc.property(fc.array(lot, { minLength: 1, maxLength: 5 }), prices, (lots, price) => {
        const tickets = lots.map((one) => ({ ...one, paid: (one.shares * one.price) / WAD }))
        const book = {
          shares: tickets.reduce((sum, one) => sum + one.shares, 0n),
          paid: tickets.reduce((sum, one) => sum + one.paid, 0n),
          lowest: tickets.map((one) => (one.paid * WAD) / one.shares).reduce((a, b) => minimum(a, b)),
          highest: tickets.map((one) => (one.paid * WAD) / one.shares + 1n).reduce((a, b) => maximum(a, b)),
        }
        const { low, high } = holdValue(book, price, price)
        const worst = tickets.reduce(
          (sum, one) => sum + (one.paid * WAD < one.shares * price ? one.paid : (one.shares * price) / WAD),
          0n,
        )
        const best = tickets.reduce(
          (sum, one) => sum + (one.paid * WAD > one.shares * price ? one.paid : (one.shares * price) / WAD),
          0n,
        )
        expect(low).toBeLessThanOrEqual(worst + BigInt(lots.length))
        expect(high).toBeGreaterThanOrEqual(best)
      }),
    )
  })
})
