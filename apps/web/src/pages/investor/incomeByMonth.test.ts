import type { Activity } from '@specie/api'
import { expect, test } from 'vitest'
import { incomeByMonth } from './incomeByMonth.ts'

const at = (date: string) => Date.parse(date) / 1000

function entry(kind: Activity['kind'], date: string, symbol: string, cash: string): Activity {
  const address = '0x00000000000000000000000000000000000000aa'
  return {
    time: at(date),
    block: 1,
    logIndex: 0,
    kind,
    pool: address,
    share: { address, symbol, decimals: 6, name: symbol },
    shares: null,
    cash,
    cashToken: { address, symbol: 'LUSD', decimals: 6, name: 'Local Dollar' },
    counterparty: null,
    transaction: `0x${'1'.repeat(64)}`,
  }
}

test('income is summed by month and share, in order, with the months between that brought none', () => {
  const months = incomeByMonth([
    entry('claimed', '2027-01-31T23:59:59Z', 'SNR', '7'),
    entry('claimed', '2026-11-02T00:00:00Z', 'MEZ', '5'),
    entry('claimed', '2026-11-01T00:00:00Z', 'SNR', '1'),
    entry('claimed', '2026-11-30T00:00:00Z', 'SNR', '2'),
  ])
  expect(months.map(({ month, paid }) => [month, Object.fromEntries(paid)])).toEqual([
    ['2026-11', { SNR: 3n, MEZ: 5n }],
    ['2026-12', {}],
    ['2027-01', { SNR: 7n }],
  ])
})

test('what was not claimed as income is none', () => {
  expect(incomeByMonth([entry('sold', '2026-11-02T00:00:00Z', 'SNR', '5')])).toEqual([])
  expect(incomeByMonth([])).toEqual([])
})
