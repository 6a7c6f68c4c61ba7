import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exactDecimal, formatMoney } from './money.ts'

const dollar = { symbol: 'LUSD', decimals: 6 }
const bare = (amount: bigint, style = {}) => formatMoney(amount, dollar, { ...style, bare: true })

test('an amount carries its unit, separators and two digits', () => {
  expect(formatMoney(1_250_000_000n, dollar)).toBe('1,250.00\u00a0LUSD')
  expect(formatMoney('1250000000', dollar, { digits: 0 })).toBe('1,250\u00a0LUSD')
  expect(formatMoney(5n, { symbol: 'SHARE', decimals: 0 })).toBe('5.00\u00a0SHARE')
})

test('amounts are rounded half away from zero, in both directions', () => {
  expect(bare(1_005_000n)).toBe('1.01')
  expect(bare(1_004_999n)).toBe('1.00')
  expect(bare(-1_005_000n)).toBe('−1.01')
})

test('what rounds to nothing has no sign', () => {
  expect(bare(-1n)).toBe('0.00')
  expect(bare(1n, { signed: true })).toBe('0.00')
  expect(bare(2_000_000n, { signed: true })).toBe('+2.00')
})

test('short forms go over to the next letter where rounding does', () => {
  expect(bare(999_994_000_000n, { compact: true })).toBe('999.99K')
  expect(bare(999_999_000_000n, { compact: true })).toBe('1.00M')
  expect(bare(995_000_000_000n, { compact: true })).toBe('995.00K')
  expect(bare(1_250_000_000_000n, { compact: true })).toBe('1.25M')
  expect(bare(999_000_000n, { compact: true })).toBe('999.00')
  expect(bare(-2_500_000_000_000_000n, { compact: true })).toBe('−2.50B')
})

test('exact decimals are read back to the same amount', () => {
  expect(exactDecimal(-1n, 6)).toBe('-0.000001')
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
      fc.integer({ min: 0, max: 18 }),
      (amount, decimals) => {
        const text = exactDecimal(amount, decimals)
        expect(BigInt(text.replace('.', ''))).toBe(amount)
        expect(text.split('.')[1]?.length ?? 0).toBe(decimals)
      },
    ),
  )
})

test('with all its digits an amount for reading is the exact one', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (amount) => {
      const text = bare(amount, { digits: 6 }).replaceAll(',', '').replace('−', '-')
      expect(text).toBe(exactDecimal(amount, 6))
    }),
  )
})
