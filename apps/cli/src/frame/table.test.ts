import { describe, expect, test } from 'vitest'
import { facts, fit, table } from './table.ts'
import type { Terminal } from './terminal.ts'

const terminal = (columns: number): Terminal => ({
  print: () => {},
  note: () => {},
  status: () => {},
  columns,
  colour: false,
  interactive: false,
})
const columns = [
  { heading: 'loan' },
  { heading: 'balance', align: 'right' as const },
  { heading: 'what is wrong' },
]
const rows = [
  ['L-1', '1,200.00', 'the maturity lies before the origination'],
  ['L-22', '90.00', 'unknown status "perhaps"'],
]

describe('table', () => {
  test('sets numbers to the right and keeps one line a row where there is room', () => {
    expect(table(terminal(100), columns, rows).split('\n')).toEqual([
      'loan   balance  what is wrong',
      'L-1   1,200.00  the maturity lies before the origination',
      'L-22     90.00  unknown status "perhaps"',
    ])
  })

  test('never prints a line wider than the terminal', () => {
    for (const width of [200, 80, 60, 40, 30]) {
      const lines = table(terminal(width), columns, rows).split('\n')
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width)
    }
  })

  test('loses no text when it wraps', () => {
    const text = table(terminal(34), columns, rows).replace(/\s/g, '')
    expect(text.length).toBe(
      [...columns.map((column) => column.heading), ...rows.flat()].join('').replace(/\s/g, '').length,
    )
  })

  test('turns rows into lists where columns would be unreadable', () => {
    expect(table(terminal(12), columns, rows)).toContain('loan: L-22\nbalance: 90.00')
  })

  test('takes width from the widest column first', () => {
    expect(fit([10, 40, 10], 50)).toEqual([10, 26, 10])
    expect(fit([10, 10], 8)).toBeUndefined()
  })
})

test('facts align their values', () => {
  expect(
    facts(terminal(80), [
      ['pool', 'A'],
      ['asset value', '1.00 USD'],
    ]),
  ).toBe('pool         A\nasset value  1.00 USD')
})
