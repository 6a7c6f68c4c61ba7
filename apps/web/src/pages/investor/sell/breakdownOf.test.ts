import type { ExitQuote } from '@specie/api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakdownOf, minimumPaid } from './breakdownOf.ts'

const quote = (asked: bigint, filled: bigint, gross: bigint, spread: bigint, fee: bigint) =>
  ({
    asked: `${asked}`,
    filled: `${filled}`,
    gross: `${gross}`,
    spread: `${spread}`,
    fee: `${fee}`,
    paid: `${gross - fee}`,
  }) as unknown as ExitQuote

const amounts = fc.bigInt({ min: 1n, max: 10n ** 15n })

describe('the price of a sale', () => {
  it('is the value less spread and fee, to the unit', () => {
    fc.assert(
      fc.property(
        amounts,
        amounts,
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        fc.nat(1_000_000),
        (amount, gross, spread, fee) => {
          const cost = BigInt(fee) < gross ? BigInt(fee) : 0n
          const found = breakdownOf(quote(amount, amount, gross, spread, cost))
          expect(found.value - found.spread - found.fee).toBe(found.paid)
          expect(found.rest).toBe(0n)
        },
      ),
    )
  })

  it('says what stays with the seller', () => {
    expect(breakdownOf(quote(100n, 40n, 40n, 0n, 1n)).rest).toBe(60n)
    expect(breakdownOf(quote(100n, 0n, 0n, 0n, 0n))).toMatchObject({ rest: 100n, parts: null })
  })
})

describe('the least that a sale accepts', () => {
  it('is below what is paid by the slippage, in proportion for a part', () => {
    expect(minimumPaid(quote(1000n, 1000n, 1000n, 0n, 0n), 50)).toEqual({ whole: 995n, filled: 995n })
    expect(minimumPaid(quote(1000n, 400n, 400n, 0n, 0n), 50)).toEqual({ whole: 995n, filled: 398n })
    expect(minimumPaid(quote(1000n, 0n, 0n, 0n, 0n), 50)).toEqual({ whole: 0n, filled: 0n })
  })
})
