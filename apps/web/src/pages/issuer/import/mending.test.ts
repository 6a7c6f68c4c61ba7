import type { RowError } from '@specie/api'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { errorKind } from './errorKind.ts'
import { alikeErrors, sortedRows, withMended } from './mending.ts'
import { remedyWords } from './remedyWords.ts'

const error = (row: number, column: string | null, found: string, code?: string): RowError => ({
  row,
  column,
  field: null,
  found,
  expected: 'a date',
  remedy: 'correct it',
  ...(code !== undefined && { code }),
})

test('the last mending of a cell stands, and no other cell is lost', () => {
  const cell = fc.record({
    row: fc.integer({ min: 2, max: 6 }),
    column: fc.constantFrom('Rate', 'Status'),
    value: fc.string(),
  })
  fc.assert(
    fc.property(fc.array(cell), fc.array(cell), (before, added) => {
      const after = withMended(before, added)
      for (const { row, column } of [...before, ...added]) {
        const last = [...before, ...added].filter((one) => one.row === row && one.column === column).at(-1)!
        expect(after.filter((one) => one.row === row && one.column === column)).toEqual([last])
      }
    }),
  )
})

test('alike are the same texts of the same column, and a broken row is alike to none', () => {
  const errors = [
    error(3, 'Status', 'Prforming'),
    error(9, 'Status', 'Prforming'),
    error(9, 'Grade', 'Prforming'),
    error(11, 'Status', 'Curent'),
    error(12, null, '18 cells'),
    error(13, null, '18 cells'),
  ]
  expect(alikeErrors(errors, errors[0]!).map(({ row }) => row)).toEqual([3, 9])
  expect(alikeErrors(errors, errors[4]!)).toEqual([errors[4]])
})

test('rows are counted once', () => {
  expect(sortedRows([7, 3, 7])).toEqual([3, 7])
})

test.each([
  [error(3, 'Opened', '2025-02-30', 'date.impossible'), 'Dates'],
  [error(3, 'Status', 'Prforming', 'choice.unknown'), 'Unknown words'],
  [error(3, null, '18 cells'), 'Broken rows'],
  [error(3, 'Opened', 'x'), 'Other'],
])('names the kind of an error', (one, kind) => {
  expect(errorKind(one)).toBe(kind)
})

test.each([
  ['fill in the days, or name an assumption for daysPastDue', 'Fill in the days.'],
  ['write the code, or add the text to the dictionary of this column in the mapping', 'Write the code.'],
  [
    'correct the rate; when the whole column is in percent, set its scale to percent in the mapping',
    'Correct the rate.',
  ],
  [
    'remove one of the two rows, or correct the reference',
    'Remove one of the two rows, or correct the reference.',
  ],
])('says what to do at the page: %s', (remedy, words) => {
  expect(remedyWords(remedy)).toBe(words)
})
