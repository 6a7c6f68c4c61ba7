import { clearAuction, type SealedOrder } from '@specie/quant'
import { type Generator, generator } from './generator.ts'

const WAD = 10n ** 18n

/** Auctions of all kinds: thin and deep, with and without ties, one-sided, with silent orders. */
export function auctions() {
  const random = generator(9)
  return { cases: Array.from({ length: 24 }, (_, n) => auction(random, n)) }
}

function auction(random: Generator, n: number) {
  const placed = Array.from({ length: n < 3 ? n : random.whole(2, 14) }, () => order(random, n))
  const anchor = random.amount(80, 110) * (WAD / 100n) + random.amount(0, 1e9)
  const forfeit = n % 3 === 0 ? 0n : random.amount(1, 10_000)
  const { low, high, price, volume, payouts } = clearAuction(placed, anchor, forfeit)
  return {
    terms: [anchor, forfeit],
    sells: placed.map(({ sells }) => (sells ? 1 : 0)),
    deposits: placed.map(({ deposit }) => deposit),
    shares: placed.map(({ revealed }) => revealed?.shares ?? 0n),
    prices: placed.map(({ revealed }) => revealed?.price ?? 0n),
    cleared: [low, high, price, volume],
    cash: payouts.map(({ cash }) => cash),
    back: payouts.map(({ shares }) => shares),
  }
}

function order(random: Generator, n: number): SealedOrder {
  const sells = n === 5 || random.next() < 0.5
  const shares = random.amount(1, n % 4 === 0 ? 50 : 1e12)
  // few prices make ties, many make odd roundings
  const price =
    n % 2 === 0 ? random.amount(90, 102) * (WAD / 100n) : random.amount(7e14, 1.2e15) * 1000n + random.amount(0, 999)
  const needed = sells ? shares : (shares * price + WAD - 1n) / WAD
  const deposit = needed + (random.next() < 0.5 ? 0n : random.amount(0, 1e11))
  return random.next() < 0.15 ? { sells, deposit } : { sells, deposit, revealed: { shares, price } }
}
