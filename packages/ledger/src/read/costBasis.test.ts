import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CostMovement, costBasis } from './costBasis.ts'

const WAD = 10n ** 18n
const bought = (shares: bigint, cash: bigint): CostMovement => ({
  kind: 'bought',
  shares,
  cash: -cash,
  price: WAD,
})
const sold = (shares: bigint, cash: bigint): CostMovement => ({
  kind: 'sold',
  shares: -shares,
  cash,
  price: WAD,
})

test('average cost gives the gains of Ms Pearson in HM Revenue & Customs, Helpsheet 284, example 3', () => {
  // Pence, dealing costs included: 1,000 shares for £4,150, 500 for £2,130; 700 sold for £3,260, 400 for £1,975.
  const before = [bought(1000n, 415_000n), bought(500n, 213_000n), sold(700n, 326_000n)]
  const first = costBasis(before)
  // 628,000 × 700 / 1,500, rounded down.
  expect(first).toEqual({
    balance: 800n,
    cost: 628_000n - 293_066n,
    realised: 326_000n - 293_066n,
    income: 0n,
  })
  expect(first.realised / 100n).toBe(329n)
  const second = costBasis([...before, sold(400n, 197_500n)])
  expect((second.realised - first.realised) / 100n).toBe(300n)
})

test('what comes without a payment costs its published price, or par before the first', () => {
  const received = (price: bigint | null): CostMovement => ({
    kind: 'received',
    shares: 1001n,
    cash: 0n,
    price,
  })
  expect(costBasis([received(WAD / 2n)]).cost).toBe(500n)
  expect(costBasis([received(null)]).cost).toBe(1001n)
})

test('what is sent away leaves at cost, so that nothing is gained by it', () => {
  const sent: CostMovement = { kind: 'sent', shares: -40n, cash: 0n, price: WAD * 2n }
  expect(costBasis([bought(100n, 90n), sent])).toEqual({ balance: 60n, cost: 54n, realised: 0n, income: 0n })
})

test('income is kept apart from gain', () => {
  const claimed: CostMovement = { kind: 'claimed', shares: 0n, cash: 7n, price: WAD }
  expect(costBasis([bought(10n, 10n), claimed])).toEqual({
    balance: 10n,
    cost: 10n,
    realised: 0n,
    income: 7n,
  })
})

const movements = fc.array(
  fc.record({
    buys: fc.boolean(),
    shares: fc.bigInt(1n, 10n ** 12n),
    cash: fc.bigInt(1n, 10n ** 13n),
  }),
  { maxLength: 40 },
)

test('cash out less cash in is what was gained less what is still in the position, to the unit', () => {
  fc.assert(
    fc.property(movements, (drawn) => {
      let held = 0n
      const made: CostMovement[] = []
      for (const { buys, shares, cash } of drawn) {
        const amount = buys ? shares : shares > held ? held : shares
        if (amount === 0n) continue
        made.push(buys ? bought(amount, cash) : sold(amount, cash))
        held += buys ? amount : -amount
      }
      const { balance, cost, realised } = costBasis(made)
      const net = made.reduce((sum, { cash }) => sum + cash, 0n)
      expect(balance).toBe(held)
      expect(net).toBe(realised - cost)
      expect(cost >= 0n).toBe(true)
      if (balance === 0n) expect(cost).toBe(0n)
    }),
  )
})
