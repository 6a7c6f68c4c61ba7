import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { WAD } from '../../fixed/wad.ts'
import type { MarketState } from '../market/MarketState.ts'
import { sqrtPriceAtTick } from '../market/sqrtPriceAtTick.ts'
import { deskSource } from './deskSource.ts'
import { marketSource } from './marketSource.ts'
import { restingSource } from './restingSource.ts'
import { splitExit } from './splitExit.ts'

const UNIT = 1_000_000n
const page = readFileSync(new URL('../../../../../docs/exits.md', import.meta.url), 'utf8')
const shown = (name: string) => Number(new RegExp(`^${name} = .*?([\\d.]+)$`, 'm').exec(page)![1])

const desk = deskSource(
  { limit: 500_000n * UNIT, base: 200n, slope: 4_000n, window: 10n, use: 0n, since: 0n },
  WAD,
  1_000_000n * UNIT,
  0n,
)!
const state: MarketState = {
  bidTick: 0,
  askTick: 0,
  poolTick: 0,
  time: 0n,
  energy: 0n,
  above: 0,
  below: 0,
  fees: 0n,
  width: 200,
  base: 500,
  first: true,
  closed: false,
}
const liquidity = 10_000_000n * UNIT
const ends = [
  { tick: -300, net: liquidity },
  { tick: 300, net: -liquidity },
]
const market = marketSource(state, { sqrtPrice: sqrtPriceAtTick(0), tick: 0, liquidity, ends }, WAD, 0n)!
const maker = restingSource(
  {
    below: 100n,
    above: 100n,
    skew: 1_000n,
    size: 10_000n,
    end: 100n,
    most: 100_000n * UNIT,
    sellsOnly: false,
    cash: 200_000n * UNIT,
    shares: 0n,
    used: 0n,
    time: 0n,
  },
  'maker',
  WAD,
  0n,
)!

describe('docs/exits.md', () => {
  it('splits a sale over all exits as the model does', () => {
    const amount = BigInt(Math.round(shown('handedOver') * 1e6))
    const { parts, cash } = splitExit([desk, maker, market], amount)
    for (const [kind, name] of [
      ['desk', 'desk'],
      ['quotes', 'maker'],
      ['market', 'market'],
    ] as const) {
      const part = parts.find(({ source }) => source.kind === kind)!
      expect(Number(part.shares) / 1e6).toBeCloseTo(shown(`${name}Part`), 0)
      expect(Number(part.cash) / 1e6).toBeCloseTo(shown(`${name}Pays`), 0)
      expect(part.next).toBeCloseTo(shown(`${name}Next`), 6)
    }
    expect(Number(cash) / 1e6).toBeCloseTo(shown('splitPays'), 4)
    expect(Number(desk.cash(amount)) / 1e6).toBeCloseTo(shown('alonePays'), 4)
    expect(Number(cash - desk.cash(amount)) / 1e6).toBeCloseTo(shown('splitGain'), 4)
    for (const other of [maker, market]) expect(other.cash(amount) < desk.cash(amount)).toBe(true)
  })
})
