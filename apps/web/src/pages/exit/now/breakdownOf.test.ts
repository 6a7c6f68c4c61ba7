import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakdownOf } from './breakdownOf.ts'

const amounts = fc.bigInt({ min: 1n, max: 10n ** 15n })
const prices = fc.bigInt({ min: 10n ** 17n, max: 2n * 10n ** 18n })

describe('the price of a sale', () => {
  it('is the value less spread and what each source keeps, to the unit', () => {
    fc.assert(
      fc.property(amounts, amounts, amounts, amounts, prices, (a, b, paidA, paidB, bid) => {
        const split = {
          asked: a + b,
          parts: [
            { source: 'desk' as const, shares: a, paid: paidA },
            { source: 'market' as const, shares: b, paid: paidB },
          ],
          sold: a + b,
          paid: paidA + paidB,
          rest: 0n,
        }
        const { value, spread, parts } = breakdownOf(split, bid + 10n ** 15n, bid)
        expect(value - spread - parts.reduce((sum, { kept }) => sum + kept, 0n)).toBe(split.paid)
        expect(spread).toBeGreaterThanOrEqual(0n)
      }),
    )
  })
})
