import type { BlockRequest } from '@specie/api'
import { expect, it } from 'vitest'
import { fillsOf } from './fillsOf.ts'

const quote = (maker: string, nonce: number) => ({
  quote: { maker, nonce, shares: '1000', price: '990000000000000000', buys: true },
  signature: `0x${nonce}`,
})

it('takes of each leg the quote of its maker and number, and its part of the shares', () => {
  const request = {
    quotes: [quote('0xAA', 1), quote('0xAA', 2), quote('0xBB', 1)],
    best: {
      legs: [
        { maker: '0xaa', nonce: 2, shares: '400', cash: '396' },
        { maker: '0xbb', nonce: 1, shares: '600', cash: '594' },
      ],
    },
  } as unknown as BlockRequest
  expect(fillsOf(request)).toMatchObject([
    { signature: '0x2', shares: 400n, quote: { shares: 1000n, price: 990_000_000_000_000_000n } },
    { signature: '0x1', shares: 600n, quote: { maker: '0xBB' } },
  ])
  expect(fillsOf({ ...request, best: null })).toEqual([])
})
