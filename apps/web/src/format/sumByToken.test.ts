import { expect, test } from 'vitest'
import { shortHex } from './address.ts'
import { sumByToken } from './sumByToken.ts'

const dollar = { address: '0xAb', symbol: 'LUSD', decimals: 6 }
const euro = { address: '0xcd', symbol: 'LEUR', decimals: 2 }

test('amounts of several tokens are never added up into one', () => {
  const rows = [
    { token: dollar, amount: 1n },
    { token: euro, amount: '5' },
    { token: { ...dollar, address: '0xAB' }, amount: 2n },
    { token: euro, amount: null },
  ]
  expect(sumByToken(rows, (row) => row).map(({ token, amount }) => [token.symbol, amount])).toEqual([
    ['LUSD', 3n],
    ['LEUR', 5n],
  ])
})

test('an address is shortened to its ends, a short text is not', () => {
  expect(shortHex('0x70997970C51812dc3A010C7d01b50e0d17dc79C8')).toBe('0x7099…79C8')
  expect(shortHex('0x12345678')).toBe('0x12345678')
})
