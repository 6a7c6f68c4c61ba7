import { expect, test } from 'vitest'
import { csvCell, formatRowError } from '../src/index.ts'

test.each([
  ['=SUM(A1)', `"'=SUM(A1)"`],
  ['+49 30 1', `"'+49 30 1"`],
  ['@cmd', `"'@cmd"`],
  ['-2+3', `"'-2+3"`],
  ['\t=1', `"'\t=1"`],
  ['-12.50', '-12.50'],
  ['+3', '+3'],
  ['8%', '8%'],
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['a\nb', '"a\nb"'],
  [' x', '" x"'],
  ['plain', 'plain'],
])('the cell %j is exported as %j', (text, expected) => {
  expect(csvCell(text)).toBe(expected)
})

test('an error reads as a sentence', () => {
  const error = {
    file: 'a.csv',
    row: 7,
    column: 'Rate',
    code: 'x',
    found: '12x',
    expected: 'a rate',
    remedy: 'write digits',
  }
  expect(formatRowError(error)).toBe('a.csv, row 7, Rate: found "12x", expected a rate; write digits')
  expect(formatRowError({ ...error, column: '' })).toBe(
    'a.csv, row 7: found "12x", expected a rate; write digits',
  )
})
