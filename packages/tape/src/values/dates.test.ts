import { ArgumentError } from '@specie/units'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addMonths,
  calendarMonthsBetween,
  dateOfDay,
  dayNumber,
  daysBetween,
  isIsoDate,
} from './civilDate.ts'
import { dateFormat } from './dateFormat.ts'
import { Fault } from './Fault.ts'

test('day numbers agree with the calendar of the platform and turn back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -25_000, max: 80_000 }), (day) => {
      const iso = new Date(day * 86_400_000).toISOString().slice(0, 10)
      expect(dateOfDay(day)).toBe(iso)
      expect(dayNumber(iso)).toBe(day)
    }),
  )
})

test('a month without that day ends on its last', () => {
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
  expect(addMonths('2023-01-31', 1)).toBe('2023-02-28')
  expect(addMonths('2024-12-15', 1)).toBe('2025-01-15')
  expect(addMonths('2024-03-31', -13)).toBe('2023-02-28')
  expect(calendarMonthsBetween('2024-01-31', '2025-03-01')).toBe(14)
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
})

test('only existing dates are ISO dates', () => {
  expect(['2024-02-29', '2000-02-29'].every(isIsoDate)).toBe(true)
  expect(['2023-02-29', '1900-02-29', '2024-13-01', '2024-00-10', '2024-1-1', 'today'].some(isIsoDate)).toBe(
    false,
  )
})

test.each([
  ['yyyy-mm-dd', '2024-03-05', '2024-03-05'],
  ['yyyy-mm-dd', '2024-03-05T10:11:12Z', '2024-03-05'],
  ['yyyy-mm-dd', '2024-03-05 00:00:00', '2024-03-05'],
  ['m/d/yyyy', '3/5/2024', '2024-03-05'],
  ['d.m.yyyy', '5.3.2024', '2024-03-05'],
  ['d-mmm-yy', '16-Apr-13', '2013-04-16'],
  ['d-mmm-yy', '28-Feb-97', '1997-02-28'],
  ['mmm-yyyy', 'Dec-2011', '2011-12-01'],
  ['yyyymmdd', '20240305', '2024-03-05'],
])('the pattern %s reads %s', (pattern, text, expected) => {
  expect(dateFormat([pattern])(text)).toBe(expected)
})

test('an impossible date is told from an unreadable one', () => {
  const read = dateFormat(['yyyy-mm-dd'])
  expect(read('2023-02-30')).toMatchObject({ code: 'date.impossible' })
  expect(read('2023-13-01')).toMatchObject({ code: 'date.impossible' })
  expect(read('0001-01-01')).toMatchObject({ code: 'date.impossible' })
  expect(read('30.2.2023')).toMatchObject({ code: 'date.unreadable' })
  expect(read('2023-02-3')).toBeInstanceOf(Fault)
})

test('a pattern without year or month is refused', () => {
  expect(() => dateFormat(['dd'])).toThrow(ArgumentError)
  expect(() => dateFormat(['yyyyy-mm'])).toThrow(ArgumentError)
})
