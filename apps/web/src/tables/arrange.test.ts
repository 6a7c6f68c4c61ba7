import { expect, test } from 'vitest'
import { arrange, choicesOf } from './arrange.ts'
import type { Column } from './column.ts'

interface Row {
  readonly name: string
  readonly paid: bigint | null
  readonly state: string
}

const columns: readonly Column<Row>[] = [
  { id: 'name', header: 'Name', value: ({ name }) => name },
  { id: 'paid', header: 'Paid', value: ({ paid }) => paid },
  { id: 'state', header: 'State', value: ({ state }) => state, filter: 'choice' },
  { id: 'button', header: '', cell: () => 'never searched' },
]
const rows: readonly Row[] = [
  { name: 'Loan 10', paid: 2n ** 80n, state: 'late' },
  { name: 'Loan 9', paid: null, state: 'current' },
  { name: 'loan 2', paid: 7n, state: 'late' },
]
const names = (found: readonly Row[]) => found.map(({ name }) => name)
const plain = { choices: {} }

test('texts sort as people count, whole numbers beyond the exact range of floats as they are', () => {
  const by = (column: string, descending: boolean) =>
    names(arrange(columns, rows, { ...plain, sort: { column, descending } }))
  expect(by('name', false)).toEqual(['loan 2', 'Loan 9', 'Loan 10'])
  expect(by('paid', true)).toEqual(['Loan 10', 'loan 2', 'Loan 9'])
})

test('rows without a figure come last in either direction', () => {
  const last = (descending: boolean) =>
    names(arrange(columns, rows, { ...plain, sort: { column: 'paid', descending } })).at(-1)
  expect([last(true), last(false)]).toEqual(['Loan 9', 'Loan 9'])
})

test('every word of a search has to be found, in any column that has values', () => {
  expect(names(arrange(columns, rows, { ...plain, search: 'LATE 10' }))).toEqual(['Loan 10'])
  expect(arrange(columns, rows, { ...plain, search: 'never' })).toEqual([])
})

test('a chosen value leaves the rows that have it, in the order of the table', () => {
  expect(names(arrange(columns, rows, { choices: { state: 'late' } }))).toEqual(['Loan 10', 'loan 2'])
  expect(choicesOf(columns[2]!, rows)).toEqual(['current', 'late'])
})

test('an unknown column in an address sorts nothing, and the rows given stay as they were', () => {
  const before = [...rows]
  const sorted = arrange(columns, rows, { ...plain, sort: { column: 'nothing', descending: true } })
  arrange(columns, rows, { ...plain, sort: { column: 'paid', descending: true } })
  expect(names(sorted)).toEqual(names(before))
  expect(rows).toEqual(before)
})
