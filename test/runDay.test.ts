import { describe, expect, test } from 'vitest'
import { constantProduct } from '../bench/run-day/constantProduct.ts'
import { figuresOf } from '../bench/run-day/figuresOf.ts'
import { firstCome } from '../bench/run-day/firstCome.ts'
import { holdersOf } from '../bench/run-day/holders.ts'
import type { Clock } from '../bench/run-day/PeerOutcome.ts'
import { CAPITAL, NEW_MONEY, SUPPLY } from '../bench/run-day/scene.ts'
import { type StressHour, stressPath } from '../bench/run-day/stressPath.ts'

const HOUR = 3600
const path: StressHour[] = [0.2, 0, 0.5, 0.3].map((leavers, index) => ({
  time: index * HOUR,
  leavers,
  fear: 0,
  dry: false,
}))

function hours(count: number, newMoney = false): Clock[] {
  return Array.from({ length: count }, (_, index) => ({ time: index * HOUR, nav: 1, newMoney, unstated: 0 }))
}

describe('the holders who leave', () => {
  test('have all the shares between them and come in the hours of the path', () => {
    const holders = holdersOf(50, 1_000_000_007n, path)
    expect(holders.reduce((sum, { shares }) => sum + shares, 0n)).toBe(1_000_000_007n)
    const arrivals = path.map(({ time }) => holders.filter(({ arrives }) => arrives === time).length)
    expect(arrivals).toEqual([10, 0, 25, 15])
    expect(holders.every(({ shares }) => shares > 0n)).toBe(true)
  })
})

describe('a constant-product pool', () => {
  test('pays the first what x·y = k says, and each one less than the one before', () => {
    const holders = holdersOf(4, SUPPLY / 10n, path).map((holder) => ({ ...holder, shares: SUPPLY / 40n }))
    const { leavings } = constantProduct(hours(4), holders)
    const [half, sold] = [CAPITAL / 2, Number(SUPPLY / 40n)]
    expect(leavings[0]!.cash).toBeCloseTo((half * sold * 0.997) / (half + sold * 0.997), 3)
    for (const [index, { cash }] of leavings.entries())
      if (index > 0) expect(cash).toBeLessThan(leavings[index - 1]!.cash)
  })
})

describe('first come, first served', () => {
  test('pays the NAV until the cash is gone; the others wait, the last the longest', () => {
    const holders = holdersOf(100, SUPPLY, path)
    const without = firstCome(hours(8), holders)
    expect(without.leavings.reduce((sum, { cash }) => sum + cash, 0)).toBeCloseTo(CAPITAL, 0)
    expect(without.locked).toBeGreaterThan(70)
    const enough = firstCome(hours(4 + Math.ceil(1 / NEW_MONEY), true), holders)
    expect(enough.locked).toBe(0)
    const { first, last, firstTenthWait, lastTenthWait } = figuresOf(enough.leavings)
    expect([first, last]).toEqual([1, 1])
    expect(lastTenthWait).toBeGreaterThan(firstTenthWait)
  })
})

const stress = stressPath()
describe.skipIf(stress === undefined)(
  'the path of March 2023 (skipped without the data of SPECIE_DATA)',
  () => {
    test('lets everybody leave once, fear only grow, and the liquidity dry up on the evening of 10 March', () => {
      expect(stress!.reduce((sum, { leavers }) => sum + leavers, 0)).toBeCloseTo(1, 12)
      for (const [index, { fear }] of stress!.entries())
        expect(fear).toBeGreaterThanOrEqual(stress![index - 1]?.fear ?? 0)
      expect(stress!.at(-1)!.fear).toBe(1)
      const dry = stress!.find(({ dry: gone }) => gone)!
      expect(new Date(dry.time * 1000).toISOString().slice(0, 10)).toBe('2023-03-10')
    })
  },
)
