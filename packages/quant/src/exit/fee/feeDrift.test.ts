import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WAD } from '../../fixed/wad.ts'
import { type FeeDriftRule, nextFee, providersReturn } from './feeDrift.ts'

const WEEK = 604_800n
const rule: FeeDriftRule = { hurdle: 60_000_000n, gain: 500n, step: 10n, least: 50n, most: 400n }
const fees = fc.bigInt({ min: 0n, max: 1_000n })
const rates = fc.bigInt({ min: -10_000_000_000n, max: 10_000_000_000n })

describe('a fee that aims at the hurdle', () => {
  it('measures a simple return a year', () => {
    // a thousandth in a week: 1e-3 · 365/7
    expect(Number(providersReturn(WAD, WAD + WAD / 1000n, WEEK)) / 1e9).toBeCloseTo(0.365 / 7, 8)
    expect(providersReturn(WAD, WAD, WEEK)).toBe(0n)
  })

  it('rises while providers earn too little and falls while they earn more', () => {
    // 2 % short of the hurdle at a gain of 500: ten units of a hundred thousandth
    expect(nextFee(rule, 40_000_000n, 100n)).toBe(110n)
    expect(nextFee(rule, 70_000_000n, 100n)).toBe(95n)
    expect(nextFee(rule, 60_000_000n, 100n)).toBe(100n)
  })

  it('moves at most a step, towards the bounds, and stays within them', () => {
    fc.assert(
      fc.property(fees, rates, (base, rate) => {
        const fee = nextFee(rule, rate, base)
        expect(fee - base).toBeLessThanOrEqual(rule.step)
        expect(base - fee).toBeLessThanOrEqual(rule.step)
        if (base >= rule.least && base <= rule.most) {
          expect(fee).toBeGreaterThanOrEqual(rule.least)
          expect(fee).toBeLessThanOrEqual(rule.most)
        } else if (base < rule.least) expect(fee).toBeGreaterThan(base)
        else expect(fee).toBeLessThan(base)
      }),
    )
  })

  it('comes to rest where a fee earns the hurdle', () => {
    // providers earn 4 % a year for every 100 units of fee, on top of 1 %
    let base = 50n
    for (let week = 0; week < 200; week++) base = nextFee(rule, 10_000_000n + base * 400_000n, base)
    expect(Number(base)).toBeGreaterThan(115)
    expect(Number(base)).toBeLessThan(130)
  })

  it('refuses what cannot be measured', () => {
    expect(() => providersReturn(0n, WAD, WEEK)).toThrow('was')
    expect(() => providersReturn(WAD, WAD, 0n)).toThrow('elapsed')
  })
})
