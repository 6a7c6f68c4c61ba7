import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Column } from './column.ts'
import { toCsv } from './csv.ts'
import { moneyColumn } from './moneyColumn.tsx'

const texts: readonly Column<readonly string[]>[] = [
  { id: 'a', header: 'A', value: (row) => row[0] ?? null },
  { id: 'b', header: 'B, or not', value: (row) => row[1] ?? null },
]

test('amount and currency go into columns of their own, exact to the last digit', () => {
  const money = moneyColumn<bigint | null>({
    id: 'paid',
    header: 'Paid',
    amount: (row) => row,
    token: () => ({ symbol: 'LUSD', decimals: 6 }),
  })
  expect(toCsv([money], [1_234_567_890_123n, -1n, null])).toBe(
    'Paid,Paid currency\r\n1234567.890123,LUSD\r\n-0.000001,LUSD\r\n,\r\n',
  )
})

test('columns for reading only are left out', () => {
  expect(toCsv([...texts, { id: 'button', header: 'Button', cell: () => 'press' }], [['x', 'y']])).toBe(
    'A,"B, or not"\r\nx,y\r\n',
  )
})

test('a text that a spreadsheet would run is text again; figures are not touched', () => {
  const written = (value: string | number) => toCsv([{ id: 'a', header: 'A', value: () => value }], [0])
  expect(written('=HYPERLINK("http://x")')).toBe('A\r\n"\'=HYPERLINK(""http://x"")"\r\n')
  expect(written('@SUM(A1)')).toBe("A\r\n'@SUM(A1)\r\n")
  expect(written('-cmd')).toBe("A\r\n'-cmd\r\n")
  expect(written(-5)).toBe('A\r\n-5\r\n')
  expect(written('-5.5')).toBe('A\r\n-5.5\r\n')
})

test('a reader of CSV finds every cell as it was', () => {
  // Letters, separators, quotes and line ends; what begins like a formula has its own test.
  const cell = fc
    .string({ unit: fc.constantFrom('a', 'ä', ' ', ',', '"', '\n', '\r\n', ';') })
    .map((text) => `x${text}`)
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), (rows) => {
      expect(parse(toCsv(texts, rows), { from_line: 2, relax_column_count: false })).toEqual(rows)
    }),
  )
})
