import type { MarketReading } from '@specie/protocol'
import { quoteMarket } from '@specie/quant'
import { describe, expect, it } from 'vitest'
import { depthOf } from './depthOf.ts'

const WAD = 10n ** 18n
const deep = 13_000_000_000_000n
const state = {
  bidTick: 0,
  askTick: 0,
  poolTick: 0,
  time: 0n,
  energy: 0n,
  above: 0,
  below: 0,
  fees: 0n,
  width: 200,
  base: 0,
  first: true,
  closed: false,
}
const pool = {
  sqrtPrice: 1n << 96n,
  tick: 0,
  liquidity: deep,
  ends: [
    { tick: -150, net: deep },
    { tick: 150, net: -deep },
  ],
}
const nav = { bid: WAD, ask: WAD }

describe.each([true, false])('depth of a market whose share is the first token: %s', (first) => {
  const points = depthOf({ pool, state: { ...state, first }, nav } as unknown as MarketReading)

  it('is what a sale down to the end of the liquidity is paid', () => {
    const { got } = quoteMarket({ ...state, first }, pool, true, 10n ** 15n, WAD, 0n)
    expect(Math.abs(Number(points[0]!.cash) - Number(got))).toBeLessThan(50)
  })

  it('is what a purchase up to the end of the liquidity gets', () => {
    const { got } = quoteMarket({ ...state, first }, pool, false, 10n ** 15n, WAD, 0n)
    expect(Math.abs(Number(points.at(-1)!.shares) - Number(got))).toBeLessThan(50)
  })

  it('grows away from the price, up to the band', () => {
    const prices = points.map(({ price }) => price)
    expect([...prices].sort((a, b) => a - b)).toEqual(prices)
    const cash = points.flatMap((point) => (point.cash === null ? [] : [point.cash]))
    expect(cash.every((sum, index) => index === 0 || sum <= cash[index - 1]!)).toBe(true)
    expect(prices[0]).toBeLessThan(0.981)
    expect(prices.at(-1)).toBeGreaterThan(1.019)
  })
})
