import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WAD } from '../fixed/wad.ts'
import { type DeskBucket, FULL_BUCKET, useAt } from './DeskBucket.ts'
import { quoteSale } from './quoteSale.ts'

const UNIT = 1_000_000n
const PLENTY = 10n ** 15n
const bucket: DeskBucket = {
  limit: 1_000_000n * UNIT,
  base: 100n,
  slope: 4_000n,
  window: 10n,
  use: 0n,
  since: 0n,
}
const buckets = fc.bigInt({ min: 0n, max: FULL_BUCKET }).map((use) => ({ ...bucket, use }))
const amounts = fc.bigInt({ min: 1n, max: 2_000_000n * UNIT })
const bids = fc.bigInt({ min: WAD / 10n, max: 2n * WAD })

describe('the desk', () => {
  it('charges the integral of its fee curve', () => {
    // half of the limit from empty: ∫₀^½ (0.1 % + 4 % u²) du · limit = (0.0005 + 0.04/24) · 1,000,000
    const quote = quoteSale(bucket, 500_000n * UNIT, WAD, PLENTY, 0n, 0n)
    expect(quote.gross).toBe(500_000n * UNIT)
    expect(Number(quote.fee) / 1e6).toBeCloseTo(500 + 40_000 / 24, 5)
  })

  it('never pays more for pieces than for the whole, and at most a few units a piece less', () => {
    fc.assert(
      fc.property(buckets, bids, fc.array(amounts, { minLength: 2, maxLength: 6 }), (start, bid, pieces) => {
        const total = pieces.reduce((sum, piece) => sum + piece, 0n)
        const whole = quoteSale(start, total, bid, PLENTY, 0n, 0n)
        let state: DeskBucket = start
        let paid = 0n
        let filled = 0n
        for (const piece of pieces) {
          const quote = quoteSale(state, piece, bid, PLENTY, 0n, 0n)
          state = quote.after
          paid += quote.paid
          filled += quote.filled
        }
        // At the brink of the limit pieces may fill a few units more; those are paid at most the bid.
        const more = filled > whole.filled ? filled - whole.filled : 0n
        expect(paid).toBeLessThanOrEqual(whole.paid + (more * bid) / WAD)
        if (filled === whole.filled) expect(whole.paid - paid).toBeLessThan(5n * BigInt(pieces.length))
      }),
    )
  })

  it('pays no more than the bid, its cash and its limit allow', () => {
    fc.assert(
      fc.property(
        buckets,
        amounts,
        bids,
        fc.bigInt({ min: 0n, max: 1_000_000n * UNIT }),
        (start, amount, bid, cash) => {
          const quote = quoteSale(start, amount, bid, cash / 2n, cash - cash / 2n, 0n)
          expect(quote.paid).toBeLessThanOrEqual(cash)
          expect(quote.filled).toBeLessThanOrEqual(amount)
          expect(quote.paid * WAD).toBeLessThanOrEqual(quote.filled * bid)
          expect(quote.after.use).toBeLessThanOrEqual(FULL_BUCKET)
        },
      ),
    )
  })

  it('buys nothing until the end of a halt and goes on with the use that it had', () => {
    const halted = { ...bucket, use: FULL_BUCKET / 4n, since: 3600n }
    expect(quoteSale(halted, UNIT, WAD, PLENTY, 0n, 3599n).filled).toBe(0n)
    expect(quoteSale(halted, UNIT, WAD, PLENTY, 0n, 3600n).filled).toBe(UNIT)
    expect(useAt(halted, 3600n)).toBe(FULL_BUCKET / 4n)
  })

  it('has room again as the bucket leaks', () => {
    const full = { ...bucket, use: FULL_BUCKET }
    expect(quoteSale(full, UNIT, WAD, PLENTY, 0n, 0n).filled).toBe(0n)
    expect(useAt(full, 5n * 86_400n)).toBe(FULL_BUCKET / 2n)
    expect(quoteSale(full, PLENTY, WAD, PLENTY, 0n, 5n * 86_400n).gross).toBe(500_000n * UNIT)
  })
})
