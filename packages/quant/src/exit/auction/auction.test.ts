import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WAD } from '../../fixed/wad.ts'
import { clearAuction, type SealedOrder } from './clearAuction.ts'
import { type AuctionOrder, clearingPrices, volumeAt } from './clearingPrices.ts'

const cent = WAD / 100n
const order = (sells: boolean, shares: bigint, cents: bigint): SealedOrder => ({
  sells,
  deposit: sells ? shares : (shares * cents * cent + WAD - 1n) / WAD,
  revealed: { shares, price: cents * cent },
})
const sell = (shares: bigint, cents: bigint) => order(true, shares, cents)
const buy = (shares: bigint, cents: bigint) => order(false, shares, cents)

describe('clearAuction', () => {
  it('clears at the price where supply meets demand, and fills the margin pro rata', () => {
    const placed = [sell(600n, 95n), sell(400n, 97n), buy(500n, 99n), buy(300n, 97n), buy(200n, 96n)]
    const { price, volume, payouts } = clearAuction(placed, WAD, 0n)
    expect(price).toBe(97n * cent)
    expect(volume).toBe(800n)
    expect(payouts[0]).toEqual({ cash: 582n, shares: 0n })
    expect(payouts[1]).toEqual({ cash: 194n, shares: 200n })
    expect(payouts[2]).toEqual({ cash: 495n - 485n, shares: 500n })
    expect(payouts[4]).toEqual({ cash: 192n, shares: 0n })
  })

  it('takes the price nearest to the anchor where several clear', () => {
    const placed = [sell(100n, 90n), buy(100n, 99n)]
    expect(clearAuction(placed, 95n * cent, 0n).price).toBe(95n * cent)
    expect(clearAuction(placed, 80n * cent, 0n).price).toBe(90n * cent)
    expect(clearAuction(placed, 120n * cent, 0n).price).toBe(99n * cent)
  })

  it('clears nothing where buyers pay less than sellers ask, or one side is empty', () => {
    expect(clearAuction([sell(100n, 99n), buy(100n, 90n)], WAD, 0n)).toMatchObject({ price: 0n, volume: 0n })
    expect(clearAuction([sell(100n, 99n)], WAD, 0n)).toMatchObject({ low: 0n, high: 0n, volume: 0n })
    expect(clearAuction([], WAD, 0n).payouts).toEqual([])
  })

  it('gives what the silent forfeit to the other side', () => {
    const placed = [
      sell(1000n, 95n),
      buy(1000n, 95n),
      { sells: false, deposit: 500n },
      { sells: true, deposit: 700n },
    ]
    const { payouts } = clearAuction(placed, WAD, 2_000n)
    expect(payouts).toEqual([
      { cash: 960n, shares: 0n },
      { cash: 0n, shares: 1014n },
      { cash: 490n, shares: 0n },
      { cash: 0n, shares: 686n },
    ])
  })

  it('takes no forfeit where nobody is on the other side', () => {
    expect(clearAuction([{ sells: false, deposit: 500n }], WAD, 2_000n).payouts).toEqual([
      { cash: 500n, shares: 0n },
    ])
  })
})

const anyOrder = fc
  .record({
    sells: fc.boolean(),
    shares: fc.bigInt(1n, 10n ** 12n),
    price: fc.oneof(
      fc.bigInt(90n, 104n).map((cents) => cents * cent),
      fc.bigInt(1n, 3n * WAD),
    ),
    more: fc.bigInt(0n, 10n ** 12n),
    silent: fc.boolean(),
  })
  .map(({ sells, shares, price, more, silent }): SealedOrder => {
    const deposit = (sells ? shares : (shares * price + WAD - 1n) / WAD) + more
    return silent && more > 5n * 10n ** 11n
      ? { sells, deposit }
      : { sells, deposit, revealed: { shares, price } }
  })
const anyAuction = fc.record({
  placed: fc.array(anyOrder, { maxLength: 24 }),
  anchor: fc.bigInt(1n, 2n * WAD),
  forfeit: fc.bigInt(0n, 10_000n),
})
const revealedOf = (placed: readonly SealedOrder[]): AuctionOrder[] =>
  placed.flatMap((one) => (one.revealed === undefined ? [] : [{ ...one, ...one.revealed }]))

describe('any auction', () => {
  it('trades the most that any price could', () => {
    fc.assert(
      fc.property(anyAuction, ({ placed, anchor, forfeit }) => {
        const orders = revealedOf(placed)
        const { volume } = clearAuction(placed, anchor, forfeit)
        for (const { price } of orders) {
          for (const near of [price - 1n, price, price + 1n])
            expect(volumeAt(orders, near) <= volume).toBe(true)
        }
      }),
    )
  })

  it('charges nobody more than it bid and pays nobody less than it asked', () => {
    fc.assert(
      fc.property(anyAuction, ({ placed, anchor, forfeit }) => {
        const { payouts } = clearAuction(placed, anchor, forfeit)
        placed.forEach(({ sells, deposit, revealed }, n) => {
          if (revealed === undefined) return
          const { cash, shares } = payouts[n]!
          if (sells) expect((cash + 1n) * WAD >= (deposit - shares - 1n) * revealed.price).toBe(true)
          else expect((deposit - cash - 1n) * WAD <= (shares + 1n) * revealed.price).toBe(true)
          if (sells) expect(deposit - shares <= revealed.shares).toBe(true)
        })
      }),
    )
  })

  it('pays out no more than was put in, and leaves at most a unit an order', () => {
    fc.assert(
      fc.property(anyAuction, ({ placed, anchor, forfeit }) => {
        const { payouts } = clearAuction(placed, anchor, forfeit)
        const put = (sells: boolean) =>
          placed.reduce((total, one) => (one.sells === sells ? total + one.deposit : total), 0n)
        const cash = put(false) - payouts.reduce((total, one) => total + one.cash, 0n)
        const shares = put(true) - payouts.reduce((total, one) => total + one.shares, 0n)
        for (const dust of [cash, shares]) expect(dust >= 0n && dust <= 3n * BigInt(placed.length)).toBe(true)
      }),
    )
  })

  it('fills every order that is better than the price', () => {
    fc.assert(
      fc.property(anyAuction, ({ placed, anchor }) => {
        const { price, payouts, volume } = clearAuction(placed, anchor, 0n)
        if (volume === 0n) return
        placed.forEach(({ sells, deposit, revealed }, n) => {
          if (revealed === undefined) return
          const { shares } = payouts[n]!
          if (sells && revealed.price < price) expect(deposit - shares).toBe(revealed.shares)
          if (!sells && revealed.price > price) expect(shares).toBe(revealed.shares)
          if (sells && revealed.price > price) expect(shares).toBe(deposit)
          if (!sells && revealed.price < price) expect(shares).toBe(0n)
        })
      }),
    )
  })

  it('does not depend on the sequence of the orders', () => {
    fc.assert(
      fc.property(anyAuction, ({ placed, anchor, forfeit }) => {
        const { price, volume, payouts } = clearAuction(placed, anchor, forfeit)
        const back = clearAuction([...placed].reverse(), anchor, forfeit)
        expect({ price: back.price, volume: back.volume }).toEqual({ price, volume })
        expect([...back.payouts].reverse()).toEqual(payouts)
      }),
    )
  })

  it('finds ends that are limits of orders, with nothing between them', () => {
    fc.assert(
      fc.property(anyAuction, ({ placed }) => {
        const orders = revealedOf(placed)
        const { low, high } = clearingPrices(orders)
        if (low === 0n) return
        expect(low <= high).toBe(true)
        const prices = orders.map(({ price }) => price)
        expect(prices.includes(low) && prices.includes(high)).toBe(true)
        expect(prices.some((price) => price > low && price < high)).toBe(false)
      }),
    )
  })
})
