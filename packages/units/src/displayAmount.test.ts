import { expect, test } from 'vitest'
import { displayAmount, groupDigits } from './index.ts'

test('an amount is grouped and rounded half away from zero', () => {
  expect(displayAmount(1_234_567_891n, 6)).toBe('1,234.57')
  expect(displayAmount(-1_234_565_000n, 6)).toBe('-1,234.57')
  expect(displayAmount(999_999_999_999n, 6)).toBe('1,000,000.00')
  expect(displayAmount(-1n, 6)).toBe('0.00')
  expect(displayAmount(12_345n, 0)).toBe('12,345')
  expect(displayAmount(150n, 2, 0)).toBe('2')
})

test('thousands are set apart', () => {
  expect(groupDigits('1234567')).toBe('1,234,567')
  expect(groupDigits('123')).toBe('123')
})
