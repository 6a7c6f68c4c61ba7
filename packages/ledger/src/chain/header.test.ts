import type { Hex } from 'viem'
import { expect, test } from 'vitest'
import { ChainLie } from './ChainLie.ts'
import { checkHeader, headerHash, numberBytes, type RawHeader } from './header.ts'

const EMPTY: Hex = '0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421'

/** Ethereum's genesis block, as every node gives it. */
const genesis: RawHeader = {
  hash: '0xd4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3',
  parentHash: `0x${'00'.repeat(32)}`,
  sha3Uncles: '0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347',
  miner: `0x${'00'.repeat(20)}`,
  stateRoot: '0xd7f8974fb5ac78d9ac099b9ad5018bedc2ce0a72dad1827a1709da30580f0544',
  transactionsRoot: EMPTY,
  receiptsRoot: EMPTY,
  logsBloom: `0x${'00'.repeat(256)}`,
  difficulty: '0x400000000',
  number: '0x0',
  gasLimit: '0x1388',
  gasUsed: '0x0',
  timestamp: '0x0',
  extraData: '0x11bbe8db4e347b4e8c937c1c8370e4b5ed33adb3db69cbdb7a38e1e50b1b82fa',
  mixHash: `0x${'00'.repeat(32)}`,
  nonce: '0x0000000000000042',
}

test("the hash of Ethereum's genesis block follows from its fields", () => {
  expect(headerHash(genesis)).toBe(genesis.hash)
  expect(checkHeader(genesis, 0n, true)).toBe(genesis)
})

test.each(Object.keys(genesis).filter((name) => name !== 'hash'))('a changed %s is found', (name) => {
  const text = genesis[name] as string
  const changed = { ...genesis, [name]: `${text.slice(0, -1)}${text.endsWith('1') ? '2' : '1'}` }
  expect(() => checkHeader(changed, undefined, true)).toThrow(ChainLie)
})

test('a header of another block, without its bloom filter, or no header is refused even where hashes are not checked', () => {
  const kindOf = (header: RawHeader | null, number?: bigint) => {
    try {
      checkHeader(header, number, false)
    } catch (error) {
      return (error as ChainLie).kind
    }
    return 'accepted'
  }
  expect(kindOf(genesis, 0n)).toBe('accepted')
  expect(kindOf({ ...genesis, gasUsed: '0x1' })).toBe('accepted')
  expect(kindOf(genesis, 1n)).toBe('headerNumber')
  expect(kindOf({ ...genesis, logsBloom: '0x00' })).toBe('form')
  expect(kindOf(null)).toBe('form')
})

test.each([
  ['0x0', '0x'],
  ['0x1', '0x01'],
  ['0x0400', '0x0400'],
  ['0x123', '0x0123'],
] as const)('%s is %s in RLP', (number, bytes) => {
  expect(numberBytes(number)).toBe(bytes)
})
