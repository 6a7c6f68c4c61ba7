import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ArgumentError, formatAmount, parseAmount } from './index.ts'

describe('parseAmount', () => {
  it('reads decimal text exactly', () => {
    expect(parseAmount('1234.5', 6)).toBe(1_234_500_000n)
    expect(parseAmount('0.000001', 6)).toBe(1n)
    expect(parseAmount('-7', 2)).toBe(-700n)
    expect(parseAmount('1,234,567.89', 2)).toBe(123_456_789n)
  })

  it('ignores zeros beyond the decimals of the token', () => {
    expect(parseAmount('1.5000000000', 6)).toBe(1_500_000n)
  })

  it.each(['', 'abc', '1.2.3', '1e6', '0x10', '1.0000001', '12,34', '--1'])('refuses %j', (text) => {
    expect(() => parseAmount(text, 6)).toThrow(ArgumentError)
  })

  it('is the inverse of formatAmount', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        fc.integer({ min: 0, max: 18 }),
        (amount, decimals) => {
          expect(parseAmount(formatAmount(amount, decimals), decimals)).toBe(amount)
        },
      ),
    )
  })
})
