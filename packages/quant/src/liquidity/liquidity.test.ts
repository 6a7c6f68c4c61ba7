import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DivergenceState, observeDivergence } from './divergence.ts'
import { formulaExitPrice } from './formulaExitPrice.ts'
import { liquidationThreshold } from './liquidationThreshold.ts'
import { chaffeDiscount, finnertyDiscount, longstaffDiscount } from './marketabilityDiscount.ts'
import { premiumVariance, quoteAroundNav } from './quoteAroundNav.ts'
import { dilutionNeutralFee, swingFactor } from './redemptionFee.ts'
import { requiredReturn } from './requiredReturn.ts'
import { ruleAroundNav } from './ruleAroundNav.ts'
import { runProofFee, runThreshold, tippingFraction } from './runThreshold.ts'

const unit = fc.double({ min: 0, max: 1, noNaN: true })

describe('marketability discounts', () => {
  it('of 12 % volatility over two years are 14.3 %, 3.9 % and 3.4 %', () => {
    expect(longstaffDiscount(0.12, 2)).toBeCloseTo(0.143, 3)
    expect(finnertyDiscount(0.12, 2)).toBeCloseTo(0.039, 3)
    expect(chaffeDiscount(0.12, 2, 0.04)).toBeCloseTo(0.034, 3)
  })

  // Longstaff (1995), table I: upper bounds in per cent for 10/20/30 % volatility
  it.each([
    [0.1, 1, 8.232],
    [0.2, 2, 24.643],
    [0.3, 5, 65.772],
  ])('Longstaff at volatility %s over %s years is %s %%', (volatility, time, percent) => {
    expect(100 * longstaffDiscount(volatility, time)).toBeCloseTo(percent, 2)
  })

  // Finnerty (2012): the discount tends to 32.3 % whatever the volatility
  it('Finnerty tends to 32.3 % as the wait grows', () => {
    expect(finnertyDiscount(1, 100)).toBeCloseTo(0.3228, 3)
  })

  it('Finnerty has no step where the series takes over', () => {
    const [below, above] = [0.00999999, 0.01000001].map((variance) =>
      finnertyDiscount(Math.sqrt(variance), 1),
    )
    expect(above! / below! - 1).toBeCloseTo(1e-6, 7)
  })

  it('grow with volatility and time and start at nothing', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.double({ min: 0.01, max: 5, noNaN: true }),
        (v, t) => {
          for (const discount of [finnertyDiscount, longstaffDiscount]) {
            expect(discount(v * 1.1, t)).toBeGreaterThan(discount(v, t))
            expect(discount(v, t * 1.1)).toBeGreaterThan(discount(v, t))
          }
          expect(finnertyDiscount(v, t)).toBeLessThan(longstaffDiscount(v, t))
        },
      ),
    )
    expect(finnertyDiscount(0, 1)).toBe(0)
  })
})

describe('formulaExitPrice', () => {
  const treasury = {
    nav: 1,
    illiquidityPremium: 0.0005,
    stressedExpectedLoss: 0,
    averageLife: 0.25,
    navVolatility: 0.01,
    daysToSell: 1,
    confidence: 0.995,
  }

  it('of a treasury bill pool is within 0.2 % of NAV', () => {
    expect(formulaExitPrice(treasury)).toBeGreaterThan(0.998)
    expect(formulaExitPrice(treasury)).toBeLessThan(1)
  })

  it('falls with every risk', () => {
    const price = formulaExitPrice(treasury)
    for (const worse of [
      { illiquidityPremium: 0.02 },
      { stressedExpectedLoss: 0.02 },
      { navVolatility: 0.1 },
      { daysToSell: 60 },
      { confidence: 0.999 },
    ]) {
      expect(formulaExitPrice({ ...treasury, ...worse })).toBeLessThan(price)
    }
  })
})

describe('liquidationThreshold', () => {
  it('of a treasury pool over five days at 99.9 % is 0.99', () => {
    expect(
      liquidationThreshold({ volatility: 0.03, timeToSell: 5 / 365, confidence: 0.999, gap: 0, saleCost: 0 }),
    ).toBeCloseTo(0.99, 2)
  })

  it('of a loan book at 15 % over 60 days at 99.5 % is 0.853, and 0.786 after a gap of 3 % and a cost of 5 %', () => {
    const book = { volatility: 0.15, timeToSell: 60 / 365, confidence: 0.995, gap: 0, saleCost: 0 }
    expect(liquidationThreshold(book)).toBeCloseTo(0.853, 3)
    expect(liquidationThreshold({ ...book, gap: 0.03, saleCost: 0.05 })).toBeCloseTo(0.786, 3)
  })
})

describe('fees and runs', () => {
  it('the dilution-neutral fee leaves those who stay whole', () => {
    fc.assert(
      fc.property(unit, unit, unit, (redemption, cash, haircut) => {
        fc.pre(redemption < 1 && haircut < 0.99)
        const paid = redemption * (1 - dilutionNeutralFee(redemption, cash, haircut))
        // what must be sold at the haircut to pay the leavers beyond the cash at hand
        const sold = Math.max(0, paid - cash) / (1 - haircut)
        const left = 1 - Math.min(paid, cash) - sold
        // the fee charges the haircut on the shortfall before the fee itself, so it never leaves stayers poorer
        expect(left).toBeGreaterThanOrEqual(1 - redemption - 1e-12)
      }),
    )
  })

  it('the swing factor is capped, signed and silent below its threshold', () => {
    const terms = { halfSpread: 0.001, impact: 0.1, threshold: 0.02, cap: 0.02 }
    expect(swingFactor(0.02, terms)).toBe(0)
    expect(swingFactor(-0.05, terms)).toBeCloseTo(-0.006, 12)
    expect(swingFactor(0.5, terms)).toBe(0.02)
  })

  // Tirole's textbook example of Diamond–Dybvig: R = 2, c1 = 1.28
  it('the tipping fraction at R = 2 and c1 = 1.28 is 56.25 %', () => {
    expect(tippingFraction(2, 1.28)).toBeCloseTo(0.5625, 12)
  })

  it('the run-proof fee lifts the threshold to one', () => {
    fc.assert(
      fc.property(unit, unit, (cash, haircut) => {
        fc.pre(haircut * (1 - cash) < 0.999)
        expect(runThreshold(cash, haircut, 1 - runProofFee(cash, haircut))).toBeCloseTo(1, 9)
      }),
    )
  })
})

describe('requiredReturn', () => {
  const terms = {
    riskFreeRate: 0.04,
    pd: 0.02,
    lgd: 0.4,
    correlation: 0.15,
    hurdle: 0.1,
    volatility: 0.08,
    timeToSell: 0.25,
    holdingPeriod: 1,
  }

  it('is the sum of its parts and grows with default', () => {
    const needed = requiredReturn(terms)
    expect(needed.total).toBeCloseTo(
      needed.riskFree + needed.illiquidity + needed.expectedLoss + needed.capitalCharge,
      15,
    )
    expect(needed.expectedLoss).toBeCloseTo(0.008, 15)
    expect(requiredReturn({ ...terms, pd: 0.05 }).total).toBeGreaterThan(needed.total)
  })
})

describe('ruleAroundNav', () => {
  const terms = {
    nav: 100,
    marketPrice: 99.9,
    navWeight: 0.8,
    most: 40,
    target: 0.5,
    riskAversion: 0.05,
    premiumVolatility: 1.5,
    meanReversion: 6,
    horizon: 0.1,
    intensityDecay: 4,
    nearest: 0,
    furthest: 0.05,
  }

  it('is the reservation price and its half spread at every inventory', () => {
    const { below, above, skew } = ruleAroundNav(terms)
    const wide = { exitPrice: 0, redemptionFee: 0, issuanceFee: 1 }
    for (const held of [8, 20, 32]) {
      const { reservationPrice, halfSpread } = quoteAroundNav({ ...terms, ...wide, inventory: held - 20 })
      expect(100 * (1 - below - (skew * held) / 40)).toBeCloseTo(reservationPrice - halfSpread, 10)
      expect(100 * (1 + above + skew * (1 - held / 40))).toBeCloseTo(reservationPrice + halfSpread, 10)
    }
  })

  it('stays between the nearest and the furthest, whatever the market and the aversion', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 80, max: 120, noNaN: true }),
        fc.double({ min: 1e-6, max: 10, noNaN: true }),
        unit,
        (marketPrice, riskAversion, target) => {
          const limits = { nearest: 0.001, furthest: 0.02 }
          const { below, above, skew } = ruleAroundNav({
            ...terms,
            marketPrice,
            riskAversion,
            target,
            ...limits,
          })
          expect(Math.min(below, above)).toBeGreaterThanOrEqual(0.001)
          expect(Math.max(below, above) + skew).toBeLessThanOrEqual(0.02 + 1e-12)
          expect(skew).toBeGreaterThan(0)
        },
      ),
    )
  })
})

describe('quoteAroundNav', () => {
  const maker = {
    nav: 100,
    marketPrice: 99,
    navWeight: 0.8,
    inventory: 0,
    riskAversion: 0.05,
    premiumVolatility: 1.5,
    meanReversion: 6,
    horizon: 0.1,
    intensityDecay: 8,
    exitPrice: 97,
    redemptionFee: 0.002,
    issuanceFee: 0.01,
  }

  it('skews both quotes down when the maker holds too much', () => {
    const flat = quoteAroundNav(maker)
    const long = quoteAroundNav({ ...maker, inventory: 20 })
    expect(long.bid).toBeLessThan(flat.bid)
    expect(long.ask).toBeLessThanOrEqual(flat.ask)
  })

  it('stays inside what arbitrage allows', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -500, max: 500, noNaN: true }),
        fc.double({ min: 80, max: 120, noNaN: true }),
        (inventory, marketPrice) => {
          const quote = quoteAroundNav({ ...maker, inventory, marketPrice })
          expect(quote.bid).toBeLessThanOrEqual(quote.ask)
          expect(quote.bid).toBeGreaterThanOrEqual(97)
          expect(quote.ask).toBeLessThanOrEqual(101 + 1e-9)
        },
      ),
    )
  })

  it('reverting premium carries less variance, and the limit is continuous', () => {
    expect(premiumVariance(1, 6, 1)).toBeLessThan(premiumVariance(1, 0, 1))
    expect(premiumVariance(1, 1e-9, 1)).toBeCloseTo(premiumVariance(1, 0, 1), 8)
  })
})

describe('observeDivergence', () => {
  const rule = { decay: 0.94, sigmas: 4, feeBand: 0.005, consecutive: 3, reopenBand: 0.002 }
  const calm: DivergenceState = { variance: 0.0005 ** 2, streak: 0, tripped: false }

  it('trips after three far observations, not after one', () => {
    let state = calm
    const trips: boolean[] = []
    for (const market of [0.97, 0.94, 0.85, 0.5]) {
      const seen = observeDivergence({ ...state, variance: calm.variance }, market, 1, rule)
      trips.push(seen.tripped)
      state = seen
    }
    expect(trips).toEqual([false, false, true, true])
  })

  it('opens again only near NAV', () => {
    const tripped = { ...calm, tripped: true }
    expect(observeDivergence(tripped, 0.996, 1, rule).tripped).toBe(true)
    expect(observeDivergence(tripped, 0.999, 1, rule).tripped).toBe(false)
  })
})
