import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clear } from './clear.ts'
import { debtRank, linearDebtRank } from './debtRank.ts'
import { clearWithFireSale, fireSalePrice } from './fireSale.ts'
import { createNetwork, type Obligation } from './network.ts'

const ring = createNetwork(3, [
  { from: 0, to: 1, amount: 10 },
  { from: 1, to: 2, amount: 10 },
  { from: 2, to: 0, amount: 10 },
])

const obligations = fc.array(
  fc
    .record({
      from: fc.integer({ min: 0, max: 7 }),
      to: fc.integer({ min: 0, max: 7 }),
      amount: fc.double({ min: 1e-3, max: 100, noNaN: true }),
    })
    .filter(({ from, to }) => from !== to),
  { maxLength: 40 },
)
const assets = fc
  .array(fc.double({ min: 0, max: 60, noNaN: true }), { minLength: 8, maxLength: 8 })
  .map((list) => Float64Array.from(list))

describe('clear', () => {
  it('lets a ring net to nothing without any cash', () => {
    const clearing = clear(ring, new Float64Array(3))
    expect([...clearing.payments]).toEqual([10, 10, 10])
    expect(clearing.failed).toEqual([])
  })

  // by hand: 0 has 3 and owes 6 to 1 and 3 to 2; 1 gets 2 and with 1 of its own owes 5 to 2
  it('shares a failure pro rata and passes it on', () => {
    const network = createNetwork(3, [
      { from: 0, to: 1, amount: 6 },
      { from: 0, to: 2, amount: 3 },
      { from: 1, to: 2, amount: 5 },
    ])
    const clearing = clear(network, Float64Array.of(3, 1, 0))
    expect([...clearing.payments]).toEqual([3, 3, 0])
    expect([...clearing.equity]).toEqual([0, 0, 4])
    expect(clearing.failed).toEqual([0, 1])
  })

  it('satisfies its own equation, and costs never help', () => {
    fc.assert(
      fc.property(
        obligations,
        assets,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (list, outside, recovery) => {
          const network = createNetwork(8, list as Obligation[])
          const { payments } = clear(network, outside)
          for (let i = 0; i < 8; i++) {
            let received = 0
            for (const { from, to, amount } of list)
              if (to === i) received += (amount * payments[from]!) / network.owed[from]!
            expect(payments[i]!).toBeCloseTo(Math.min(network.owed[i]!, outside[i]! + received), 8)
          }
          const costly = clear(network, outside, {
            assetRecovery: recovery,
            claimRecovery: recovery,
          }).payments
          for (let i = 0; i < 8; i++) expect(costly[i]!).toBeLessThanOrEqual(payments[i]! + 1e-9)
        },
      ),
    )
  })

  it('neither makes nor loses money without costs', () => {
    fc.assert(
      fc.property(obligations, assets, (list, outside) => {
        const { equity } = clear(createNetwork(8, list as Obligation[]), outside)
        const before = outside.reduce((a, b) => a + b, 0)
        expect(equity.reduce((a, b) => a + b, 0)).toBeCloseTo(before, 7)
      }),
    )
  })

  it('an obligation of nothing is paid', () => {
    const sale = clearWithFireSale(
      createNetwork(2, [{ from: 0, to: 1, amount: 0 }]),
      new Float64Array(2),
      Float64Array.of(1, 1),
      { impact: 1, depth: 1 },
    )
    expect([sale.price, ...sale.payments, ...sale.sold]).toEqual([1, 0, 0, 0, 0])
  })

  it('refuses what is no network', () => {
    expect(() => createNetwork(2, [{ from: 0, to: 0, amount: 1 }])).toThrow(/to is 0/)
    expect(() => createNetwork(2, [{ from: 0, to: 5, amount: 1 }])).toThrow(/to is 5/)
    expect(() => createNetwork(2, [{ from: 0, to: 1, amount: Number.NaN }])).toThrow(/amount is NaN/)
    expect(() => clear(ring, new Float64Array(2))).toThrow(/outsideAssets/)
  })
})

describe('DebtRank', () => {
  const equity = Float64Array.of(20, 20, 20)
  const weights = Float64Array.of(1, 1, 1)

  // by hand: W = 1/2 along the ring; party 0 loses 0.4, its creditor 1 loses 0.2, then 2 loses 0.1, and 0
  // another 0.05 that it does not pass on again
  it('passes distress on once', () => {
    const { distress, rank } = debtRank(ring, equity, Float64Array.of(0.4, 0, 0), weights)
    expect([...distress].map((level) => Number(level.toFixed(12)))).toEqual([0.45, 0.2, 0.1])
    expect(rank).toBeCloseTo(0.35, 12)
  })

  // the linear version sums the geometric series around the ring: 0.4·(1, 1/2, 1/4)/(1 − 1/8)
  it('counts what comes back over cycles in the linear version', () => {
    const { distress } = linearDebtRank(ring, equity, Float64Array.of(0.4, 0, 0), weights)
    for (const [i, share] of [1, 0.5, 0.25].entries())
      expect(distress[i]!).toBeCloseTo((0.4 * share) / (1 - 1 / 8), 10)
  })

  it('never exceeds one and never falls below the shock', () => {
    fc.assert(
      fc.property(obligations, fc.double({ min: 0, max: 1, noNaN: true }), (list, level) => {
        const network = createNetwork(8, list as Obligation[])
        const shock = new Float64Array(8)
        shock[0] = level
        const { distress } = linearDebtRank(
          network,
          new Float64Array(8).fill(50),
          shock,
          new Float64Array(8).fill(1),
          1e-9,
        )
        for (let i = 0; i < 8; i++) {
          expect(distress[i]!).toBeLessThanOrEqual(1)
          expect(distress[i]!).toBeGreaterThanOrEqual(shock[i]!)
        }
      }),
    )
  })
})

describe('clearWithFireSale', () => {
  it('is ordinary clearing when nobody must sell', () => {
    const sale = clearWithFireSale(ring, Float64Array.of(10, 10, 10), Float64Array.of(5, 5, 5), {
      impact: 1,
      depth: 10,
    })
    expect(sale.price).toBe(1)
    expect([...sale.sold]).toEqual([0, 0, 0])
  })

  it('finds a price at which what is sold makes that price', () => {
    const network = createNetwork(2, [{ from: 0, to: 1, amount: 10 }])
    const market = { impact: 0.5, depth: 20 }
    const sale = clearWithFireSale(network, Float64Array.of(4, 0), Float64Array.of(8, 0), market)
    expect(sale.price).toBeCloseTo(fireSalePrice(sale.sold[0]!, market), 10)
    expect(sale.sold[0]! * sale.price).toBeCloseTo(6, 9)
    expect(sale.payments[0]).toBeCloseTo(10, 9)
  })
})
