import { quoteSale } from '@specie/quant'
import { describe, expect, it } from 'vitest'
import { feeCurve } from './feeCurve.ts'

const UNIT = 1_000_000n
const bucket = {
  limit: 1_000_000n * UNIT,
  base: 100n,
  slope: 4_000n,
  window: 10n,
  use: (1n << 63n) / 4n,
  since: 0n,
}
const listing = {
  level: String(250_000n * UNIT),
  limit: String(bucket.limit),
  cash: String(10n ** 15n),
  baseFee: 0.001,
  slope: 0.04,
}

describe('the picture of the fee', () => {
  it('is what the desk charges', () => {
    for (const { size, fee } of feeCurve(listing, 6)) {
      const gross = BigInt(Math.round(size)) * UNIT
      const sale = quoteSale(bucket, gross, 10n ** 18n, 10n ** 15n, 0n, 0n)
      expect(Number(sale.fee) / Number(sale.gross)).toBeCloseTo(fee, 7)
    }
  })

  it('ends where the limit or the cash ends', () => {
    expect(feeCurve(listing, 6).at(-1)!.size).toBeCloseTo(750_000, 3)
    expect(feeCurve({ ...listing, cash: String(2000n * UNIT) }, 6).at(-1)!.size).toBe(2000)
    expect(feeCurve({ ...listing, level: listing.limit }, 6)).toEqual([])
  })
})
