import { stringToHex } from 'viem'
import { expect, test } from 'vitest'
import { formatArgument } from './formatArgument.ts'

test('arguments are written as a person reads them', () => {
  expect(formatArgument(1_234_567n)).toBe('1,234,567')
  expect(formatArgument(-1_234n)).toBe('-1,234')
  expect(formatArgument(1_767_225_600n, 'time')).toBe('2026-01-01 00:00:00 UTC')
  expect(formatArgument(2n ** 255n, 'time')).toContain('second 5789')
  expect(formatArgument(20_454n, 'day')).toBe('2026-01-01')
  expect(formatArgument(86_400n, 'duration')).toBe('1 day')
  expect(formatArgument(129_600, 'duration')).toBe('1.5 days')
  expect(formatArgument(3_660n, 'duration')).toBe('1 hour')
  expect(formatArgument(59n, 'duration')).toBe('59 seconds')
  expect(formatArgument(82_500_000n, 'rate')).toBe('8.25% a year')
  expect(formatArgument(10n ** 18n, 'wad')).toBe('1')
  expect(formatArgument(3, 'state')).toBe('winding down')
  expect(formatArgument(0x27, 'restriction')).toBe("The receiver's country is not admitted")
  expect(formatArgument(stringToHex('UST', { size: 32 }), 'text')).toBe('UST')
  expect(formatArgument([1n, 2n])).toBe('1, 2')
  expect(formatArgument({ at: 5n })).toBe('at 5')
})
