import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { squareRoot } from '../../fixed/squareRoot.ts'
import { WAD } from '../../fixed/wad.ts'
import { divergenceCapital } from './divergenceCapital.ts'
import { type GapStatistics, gapOf, observeGap, poolDepth, poolPrice } from './guardRule.ts'

const terms = { band: 10_000_000n, leastDeviation: 1_000_000n, sigmas: 40n }
const start: GapStatistics = { mean: 0n, variance: 0n }
const price = (market: bigint, nav = WAD) => ({ market, price: nav, bid: nav, ask: nav })

/** How many observations in a row count when the price lies at `market` from now on. */
function counted(market: bigint): number {
  let state = start
  let streak = 0
  for (;;) {
    const seen = observeGap(state, price(market), terms)
    if (!seen.diverged || streak === 1000) return streak
    streak++
    state = seen
  }
}

describe('the gap between market and NAV', () => {
  it('is the logarithm of their ratio, in 1e-9', () => {
    expect(Number(gapOf((95n * WAD) / 100n, WAD))).toBeCloseTo(Math.log(0.95) * 1e9, -1)
    expect(gapOf(WAD, WAD)).toBe(0n)
    expect(gapOf(1n, WAD * WAD)).toBe(-10_000_000_000n)
  })

  it('counts only beyond the band, however quiet the market was', () => {
    expect(observeGap(start, price((1_009n * WAD) / 1000n), terms).diverged).toBe(false)
    expect(observeGap(start, price((1_011n * WAD) / 1000n), terms).diverged).toBe(true)
  })

  it('counts from bid and ask on while they lie apart', () => {
    const young = { market: (97n * WAD) / 100n, price: WAD, bid: (965n * WAD) / 1000n, ask: WAD }
    expect(observeGap(start, young, terms).diverged).toBe(false)
  })

  it('is not hidden by a lasting jump before the third observation, and is usual in the end', () => {
    expect(counted((1_011n * WAD) / 1000n)).toBeGreaterThanOrEqual(3)
    expect(counted((102n * WAD) / 100n)).toBe(6)
    expect(counted((105n * WAD) / 100n)).toBeGreaterThanOrEqual(9)
    expect(counted((110n * WAD) / 100n)).toBeLessThan(30)
  })

  it('never learns more from one observation than the score that counts', () => {
    fc.assert(
      fc.property(fc.bigInt(WAD / 3n, 3n * WAD), fc.bigInt(0n, 10n ** 14n), (market, variance) => {
        const seen = observeGap({ mean: 0n, variance }, price(market), terms)
        const counts = variance > 10n ** 12n ? variance : 10n ** 12n
        expect(seen.variance).toBeLessThanOrEqual(
          (variance * 94n) / 100n + (counts * 16n * 564n) / 10_000n + 1n,
        )
        expect(seen.mean ** 2n).toBeLessThanOrEqual((counts * 16n * 36n) / 10_000n + 1n)
      }),
    )
  })
})

describe('the pool that is observed', () => {
  it('has its price and depth by hand', () => {
    const even = 1n << 96n
    expect(poolPrice(even, true)).toBe(WAD)
    expect(poolPrice(even, false)).toBe(WAD)
    expect(poolPrice(even * 2n, true)).toBe(4n * WAD)
    expect(poolPrice(even * 2n, false)).toBe(WAD / 4n)
    // 20,000,000 of liquidity at a price of one: 100,000 move it by a hundredth
    expect(poolDepth(20_000_000n, WAD)).toBe(100_000n)
  })

  it('takes square roots that are whole', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 250n), (value) => {
        const root = squareRoot(value)
        expect(root * root <= value && (root + 1n) * (root + 1n) > value).toBe(true)
      }),
    )
  })
})

describe('the capital against divergence', () => {
  it('is what the market says is missing, and three times its value at risk', () => {
    const { shortfall, uncertainty, capital, ratio } = divergenceCapital({
      exposure: 1_000_000,
      gap: Math.log(0.97),
      deviation: 0.004,
    })
    expect(shortfall).toBeCloseTo(30_000, 6)
    // 3 · 2.326348 · 0.004
    expect(uncertainty).toBeCloseTo(27_916.17, 1)
    expect(capital).toBeCloseTo(shortfall + uncertainty, 6)
    expect(ratio).toBeCloseTo(0.057916, 6)
  })

  it('asks for nothing but uncertainty where the market is above, and never for more than there is', () => {
    expect(divergenceCapital({ exposure: 100, gap: 0.05, deviation: 0 }).capital).toBe(0)
    expect(divergenceCapital({ exposure: 100, gap: -3, deviation: 1 }).capital).toBe(100)
  })
})

describe('docs/exits.md', () => {
  const page = readFileSync(new URL('../../../../../docs/exits.md', import.meta.url), 'utf8')
  const shown = (name: string) => Number(new RegExp(`^${name} = .*?([\\d.]+)$`, 'm').exec(page)![1])

  it('says how often a lasting gap counts', () => {
    const market = WAD + BigInt(Math.round(shown('levelGap') * 1e9)) * 1_000_000_000n
    expect(counted(market)).toBe(shown('levelCounted'))
  })

  it('says what capital a divergence asks for', () => {
    const exposure = shown('levelHeld')
    const found = divergenceCapital({ exposure, gap: Math.log(0.97), deviation: 0.004 })
    expect(found.shortfall).toBeCloseTo(shown('levelShortfall'), 6)
    expect(found.uncertainty).toBeCloseTo(shown('levelUncertainty'), 2)
    expect(found.capital).toBeCloseTo(shown('levelCapital'), 2)
  })
})
