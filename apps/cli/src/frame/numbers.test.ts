import { expect, test } from 'vitest'
import { day, money, percent9, shareOf, time, wad } from './numbers.ts'

test('money is grouped and rounded half away from zero', () => {
  expect(money(1_234_567_891n, 6)).toBe('1,234.57')
  expect(money(-1_234_565_000n, 6)).toBe('-1,234.57')
  expect(money(999_999_999_999n, 6)).toBe('1,000,000.00')
  expect(money(-1n, 6)).toBe('0.00')
  expect(money(12_345n, 0)).toBe('12,345')
  expect(money(150n, 2, 0)).toBe('2')
})

test('a price is cut, never rounded up', () => {
  expect(wad(1_000_000_999_999_999_999n)).toBe('1.000000')
  expect(wad(987_654_321_000_000_000n)).toBe('0.987654')
})

test('rates and shares read as per cent', () => {
  expect(percent9(71_250_000n)).toBe('7.125 %')
  expect(shareOf(1n, 3n)).toBe('33.3 %')
  expect(shareOf(0n, 0n)).toBe('0 %')
})

test('times are UTC', () => {
  expect(time(1_767_225_600)).toBe('2026-01-01 00:00 UTC')
  expect(day(1_767_225_600n)).toBe('2026-01-01')
})
