import { expect, test } from 'vitest'
import { csvText } from './csvText.ts'

test('lists and nested objects become columns of one figure each', () => {
  const rows = [
    { period: 1, paid: ['5', '6'], price: null, prices: [null, { bid: '1', ask: '2' }] },
    { period: 2, paid: ['7', '8'], price: { bid: '3' }, prices: [{ bid: '4', ask: '5' }, null] },
  ]
  expect(csvText(rows, { currency: 'USD', decimals: 6 })).toBe(
    'period,paid.0,paid.1,prices.1.bid,prices.1.ask,currency,decimals,price.bid,prices.0.bid,prices.0.ask\r\n' +
      '1,5,6,1,2,USD,6,,,\r\n' +
      '2,7,8,,,USD,6,3,4,5\r\n',
  )
})

test('a list of plain values has one column, and no rows give a line without columns', () => {
  expect(csvText(['a', 'b'])).toBe('value\r\na\r\nb\r\n')
  expect(csvText([])).toBe('\r\n')
})
