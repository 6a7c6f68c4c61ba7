import { expect, test } from 'vitest'
import { formatDate, formatDistance, formatMonth, formatSpan, formatTime, isoDate } from './dates.ts'

const NEW_YEAR = Date.UTC(2026, 0, 1) / 1000

test('dates are those of UTC, wherever the reader is', () => {
  expect(isoDate(NEW_YEAR)).toBe('2026-01-01')
  expect(isoDate(NEW_YEAR - 1)).toBe('2025-12-31')
  expect(formatDate(NEW_YEAR - 1)).toBe('31 Dec 2025')
  expect(formatTime(NEW_YEAR + 14 * 3600 + 5 * 60)).toBe('1 Jan 2026, 14:05 UTC')
})

test('seconds and ISO dates give the same text', () => {
  expect(formatDate('2024-02-29')).toBe('29 Feb 2024')
  expect(formatMonth('2024-02-29')).toBe('Feb 24')
  expect(formatMonth(NEW_YEAR)).toBe('Jan 26')
})

test('a span is told in the unit that says enough', () => {
  expect([0, 89, 90, 3600 * 3, 86_400 * 12, 86_400 * 90, 86_400 * 1000].map(formatSpan)).toEqual([
    '0 s',
    '89 s',
    '2 min',
    '3 h',
    '12 days',
    '3 months',
    '3 years',
  ])
  expect(formatSpan(-5)).toBe('0 s')
})

test('a distance knows its direction', () => {
  expect(formatDistance(NEW_YEAR + 5 * 86_400, NEW_YEAR)).toBe('in 5 days')
  expect(formatDistance(NEW_YEAR - 5 * 86_400, NEW_YEAR)).toBe('5 days ago')
  expect(formatDistance(NEW_YEAR + 1, NEW_YEAR)).toBe('just now')
})
