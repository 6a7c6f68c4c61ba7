import { expect, test } from 'vitest'
import { receiptsRoot } from './receiptsRoot.ts'

const ZERO_BLOOM = `0x${'00'.repeat(256)}` as const

test("the receipt of Ethereum's first transaction hashes to the root in the header of its block", () => {
  // Block 46,147: before Byzantium a receipt has the state's root in place of a status.
  const receipt = {
    root: '0x96a8e009d2b88b1483e6941e6812e32263b05683fac202abc622a3e31aed1957',
    cumulativeGasUsed: '0x5208',
    logsBloom: ZERO_BLOOM,
    logs: [],
  } as const
  expect(receiptsRoot([receipt])).toBe('0xfe2bf2a941abf41d72637e5b91750332a30283efd40c424dc522b77e6f0ed8c4')
})

test('a type, a status and the nonce of a deposit each change the root', () => {
  const plain = { status: '0x1', cumulativeGasUsed: '0x5208', logsBloom: ZERO_BLOOM, logs: [] } as const
  const roots = [
    plain,
    { ...plain, type: '0x2' },
    { ...plain, type: '0x7e' },
    { ...plain, status: '0x0' },
    { ...plain, type: '0x7e', depositNonce: '0x5' },
    { ...plain, type: '0x7e', depositNonce: '0x5', depositReceiptVersion: '0x1' },
  ] as const
  expect(new Set(roots.map((receipt) => receiptsRoot([receipt]))).size).toBe(roots.length)
  expect(receiptsRoot([{ ...plain, type: '0x0' }])).toBe(receiptsRoot([plain]))
})
