import { expect, test } from 'vitest'
import { day, percent9, shareOf, time, wad } from './numbers.ts'

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
