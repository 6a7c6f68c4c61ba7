import { type Hex, keccak256 } from 'viem'
import { expect, test } from 'vitest'
import { trieRoot } from './trieRoot.ts'

test('the root of nothing is that of every empty block', () => {
  // receiptsRoot of Ethereum's genesis block
  expect(trieRoot([])).toBe('0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421')
})

test('the first transaction of Ethereum hashes to the root in the header of its block', () => {
  // Block 46,147, transaction 0x5c504ed4…, the only one of its block.
  const transaction: Hex =
    '0xf86780862d79883d2000825208945df9b87991262f6ba471f09758cde1c0fc1de734827a69801ca088ff6cf0fefd94db46111149ae4bfc179e9b94721fffd821d38d16464b3f71d0a045e0aff800961cfce805daef7016b9b675c137a6a41a548f7b60a3484c06a33a'
  expect(keccak256(transaction)).toBe('0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060')
  expect(trieRoot([transaction])).toBe('0x4513310fcb9f6f616972a3b948dc5d547f280849a87ebb5af0191f98b87be598')
})

test('every value and its place change the root, beyond the places whose key is one byte too', () => {
  const values = Array.from({ length: 300 }, (_, at): Hex => `0x${(at + 1).toString(16).padStart(80, '0')}`)
  const root = trieRoot(values)
  for (const at of [0, 1, 15, 16, 127, 128, 255, 256, 299]) {
    expect(trieRoot(values.map((value, place) => (place === at ? '0x01' : value)))).not.toBe(root)
  }
  expect(trieRoot(values.toReversed())).not.toBe(root)
  expect(trieRoot(values.slice(0, -1))).not.toBe(root)
})
