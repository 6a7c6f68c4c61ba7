import { describe, expect, it } from 'vitest'
import { WAD } from '../../fixed/wad.ts'
import { deskSource } from './deskSource.ts'
import { windowSource } from './windowSource.ts'
import { type PoolExits, worstCase } from './worstCase.ts'

const UNIT = 1_000_000n
const DAY = 86_400n
const terms = {
  notice: [0, 45, 90],
  fee: [1_000n, 400n, 0n],
  swing: 1_000n,
  swingAt: 20_000n,
  most: 25_000n,
  patience: 3,
} as const
const desk = deskSource(
  { limit: 100_000n * UNIT, base: 100n, slope: 4_000n, window: 10n, use: 0n, since: 0n },
  WAD,
  1_000_000n * UNIT,
  0n,
)!
const exits: PoolExits = {
  supply: 1_000_000n * UNIT,
  price: WAD,
  bid: WAD,
  now: [desk],
  windows: {
    terms,
    waiting: 50_000n * UNIT,
    funded: 20_000n * UNIT,
    settles: [10n * DAY, 40n * DAY, 70n * DAY],
  },
}

describe('the worst-case curve', () => {
  it('pays at once until the limit ends, and never a better price for more', () => {
    const curve = worstCase(exits)
    expect(curve.at(-1)!.part).toBe(100_000n)
    expect(curve.at(-1)!.today.sold).toBe(100_000n * UNIT)
    const averages = curve.map(({ today }) => Number(today.paid) / Number(today.sold))
    for (const [n, average] of averages.entries()) {
      if (n > 0) expect(average).toBeLessThanOrEqual(averages[n - 1]! + 1e-9)
    }
    for (const { today, inKind } of curve) expect(today.paid).toBeLessThanOrEqual(inKind)
  })

  it('counts in a window only the cash that is there, shared with who waits', () => {
    const [, , , , , half] = worstCase(exits, [1n, 2n, 3n, 4n, 5n, 5_000n])
    // 50,000 wait, 50,000 more: swing of 1 % · 10/20, fee of 1 %
    expect(half!.window.price).toBe((((WAD * 995n) / 1_000n) * 99n) / 100n)
    expect(Number(half!.window.paid) / 1e6).toBeCloseTo(10_000, 3)
    expect(half!.windows.least).toBe(1)
    const [all] = worstCase(exits, [100_000n])
    // 1,050,000 at most 250,000 a window
    expect(all!.windows).toMatchObject({ least: 5, last: undefined })
  })

  it('knows of no window where there is none or no price', () => {
    for (const without of [
      { ...exits, windows: undefined },
      { ...exits, bid: 0n },
    ]) {
      const [one] = worstCase(without, [1_000n])
      expect(one!.window).toEqual({ redeemed: 0n, paid: 0n, price: 0n })
      expect(one!.inKind).toBe(10_000n * UNIT)
    }
    expect(() => worstCase(exits, [0n])).toThrow('part')
    expect(() => worstCase({ ...exits, supply: 0n })).toThrow('supply')
  })
})

describe('windows as an exit', () => {
  const outlook = {
    number: 1,
    settles: 73n * DAY,
    shares: 0n,
    supply: 1_000_000n * UNIT,
    bid: WAD,
    fill: 0.5,
    period: 0.2,
    excess: 0.05,
  }

  it('are worth the price less fee, less the cost of the wait', () => {
    const windows = windowSource(terms, outlook, 0n)!
    // 73 days of notice: 0.4 %; a wait of 0.2 years and one window of 0.2 years more, at 5 % a year
    expect(windows.runs[0]!.arcs[0]!.price(0)).toBeCloseTo(0.996 * (1 - 0.4 * 0.05), 9)
    const some = 20_000n * UNIT
    expect(Number(windows.cash(some)) / Number(some)).toBeCloseTo(0.996 * 0.98 * (1 - 0.001), 9)
  })

  it('are no exit where waiting costs everything, and refuse a fill of nothing', () => {
    expect(windowSource(terms, { ...outlook, excess: 3 }, 0n)).toBeUndefined()
    expect(() => windowSource(terms, { ...outlook, fill: 0 }, 0n)).toThrow('fill')
    expect(() => windowSource(terms, { ...outlook, excess: Number.NaN }, 0n)).toThrow('excess')
  })
})
