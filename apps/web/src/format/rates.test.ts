import { expect, test } from 'vitest'
import { formatBasisPoints, formatCount, formatPercent } from './rates.ts'

test('rates are per cent with a fixed number of digits', () => {
  expect(formatPercent(0.0525)).toBe('5.25\u00a0%')
  expect(formatPercent(0.5, 0)).toBe('50\u00a0%')
  expect(formatPercent(-0.0123)).toBe('−1.23\u00a0%')
})

test('a rate that rounds to nothing has no minus, and what is no number is a dash', () => {
  expect(formatPercent(-0.000001)).toBe('0.00\u00a0%')
  expect(formatPercent(Number.NaN)).toBe('–')
  expect(formatPercent(Number.POSITIVE_INFINITY)).toBe('–')
})

test('counts are grouped by three from the right', () => {
  expect(formatCount(0)).toBe('0')
  expect(formatCount(999)).toBe('999')
  expect(formatCount(1_234_567)).toBe('1,234,567')
  expect(formatCount(10n ** 21n)).toBe('1,000,000,000,000,000,000,000')
})

test('basis points are hundredths of a per cent', () => {
  expect(formatBasisPoints(0.0025)).toBe('25\u00a0bp')
  expect(formatBasisPoints(0.00093, 1)).toBe('9.3\u00a0bp')
})
