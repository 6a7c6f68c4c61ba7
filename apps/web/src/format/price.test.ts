import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatPrice, valueAt } from './price.ts'

const cash = { symbol: 'LUSD', decimals: 6 }
const share = { symbol: 'SNR', decimals: 6 }

test('a price is of one whole share, whatever the decimals of share and cash', () => {
  expect(formatPrice(700_897_000_000_000_000n, share, cash)).toBe('0.7009\u00a0LUSD')
  // 18-decimal shares: one share unit costs 1e-12 cash units of a 6-decimal cash.
  expect(formatPrice(1_000_000n, { symbol: 'S', decimals: 18 }, cash)).toBe('1.0000\u00a0LUSD')
  expect(formatPrice('1000000000000000000', share, cash, 2)).toBe('1.00\u00a0LUSD')
})

test('a value is never more than balance times price', () => {
  const any = fc.bigInt({ min: 0n, max: 10n ** 30n })
  fc.assert(
    fc.property(any, any, (balance, price) => {
      const value = valueAt(balance, price)
      expect(value * 10n ** 18n).toBeLessThanOrEqual(balance * price)
      expect((value + 1n) * 10n ** 18n).toBeGreaterThan(balance * price)
    }),
  )
})
