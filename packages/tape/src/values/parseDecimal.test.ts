import { formatAmount } from '@specie/units'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDecimal } from './parseDecimal.ts'

test.each([
  ['12.5', 6, '.', 12_500_000n],
  ['-0.000001', 6, '.', -1n],
  ['1,234,567.89', 2, '.', 123_456_789n],
  ['1.234.567,89', 2, ',', 123_456_789n],
  ["1'234.50", 2, '.', 123_450n],
  ['1 234,50', 2, ',', 123_450n],
  ['$1,234.50', 2, '.', 123_450n],
  ['EUR 1.234,50', 2, ',', 123_450n],
  ['1.234,50 €', 2, ',', 123_450n],
  ['(12.00)', 2, '.', -1200n],
  ['-€5', 2, '.', -500n],
  ['.5', 2, '.', 50n],
  ['5.', 2, '.', 500n],
  ['1.5e-3', 6, '.', 1500n],
  ['2e3', 2, '.', 200_000n],
  ['12345678901234567890.123456', 6, '.', 12_345_678_901_234_567_890_123_456n],
  ['12000', -3, '.', 12n],
] as const)('reads %s with %i places and decimal sign %s', (text, places, decimal, expected) => {
  expect(parseDecimal(text, places, decimal, false)).toBe(expected)
})

test.each([
  ['12x', '.'],
  ['1,23', '.'],
  ['1.23', ','],
  ['12,34,567', '.'],
  ['--5', '.'],
  ['.', '.'],
  ['-', '.'],
  ['', '.'],
  ['1.2.3', '.'],
  ['0x10', '.'],
  ['NaN', '.'],
  ['1e999', '.'],
] as const)('refuses %s with decimal sign %s', (text, decimal) => {
  if (text === '1.23') expect(parseDecimal(text, 6, ',', true)).toBe('notNumber')
  else expect(parseDecimal(text, 6, decimal, true)).toBe('notNumber')
})

test('rounds half away from zero, or refuses digits beyond the places', () => {
  expect(parseDecimal('0.125', 2, '.', true)).toBe(13n)
  expect(parseDecimal('-0.125', 2, '.', true)).toBe(-13n)
  expect(parseDecimal('0.1249', 2, '.', true)).toBe(12n)
  expect(parseDecimal('0.125', 2, '.', false)).toBe('tooManyDigits')
  expect(parseDecimal('0.120', 2, '.', false)).toBe(12n)
})

test('reads back every amount that formatAmount writes', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.integer({ min: 0, max: 18 }), (amount, places) => {
      expect(parseDecimal(formatAmount(amount, places), places, '.', false)).toBe(amount)
    }),
  )
})
