import { WAD } from '../../fixed/wad.ts'
import { type AuctionOrder, type ClearingPrices, clearingPrices, volumeAt } from './clearingPrices.ts'

/** An order as it was placed; one that was never revealed has no shares and no price. */
export interface SealedOrder extends Pick<AuctionOrder, 'sells' | 'deposit'> {
  readonly revealed?: Pick<AuctionOrder, 'shares' | 'price'>
}

/** What an order gets back. */
export interface AuctionPayout {
  /** Cash units. */
  readonly cash: bigint
  /** Share units. */
  readonly shares: bigint
}

/** An auction that has been cleared. */
export interface ClearedAuction extends ClearingPrices {
  /** WAD cash units a share unit; 0 where nothing cleared. */
  readonly price: bigint
  readonly volume: bigint
  readonly payouts: readonly AuctionPayout[]
}

/** One, in the unit of forfeits. */
const FORFEIT_UNIT = 100_000n

interface Margin {
  readonly filled: bigint
  readonly all: bigint
}

interface Books {
  readonly price: bigint
  readonly volume: bigint
  readonly sellMargin: Margin
  readonly buyMargin: Margin
  readonly forfeitedCash: bigint
  readonly forfeitedShares: bigint
  /** What forfeited cash is shared by: shares that traded, or where none did the deposits of who revealed. */
  readonly sellWeight: bigint
  readonly buyWeight: bigint
  readonly rate: bigint
}

/**
 * Clears a sealed-bid auction as the contract does, to the unit. Orders better than the price are filled; those at
 * the price in equal proportion, rounded down for what they get and up for what they give; what silent orders forfeit goes
 * to the other side.
 * @param anchor of several clearing prices the one nearest to it counts, WAD
 * @param forfeit of a deposit that was not revealed, 1e-5
 */
export function clearAuction(
  placed: readonly SealedOrder[],
  anchor: bigint,
  forfeit: bigint,
): ClearedAuction {
  const orders = placed.flatMap((order) =>
    order.revealed === undefined ? [] : [{ ...order, ...order.revealed }],
  )
  const ends = clearingPrices(orders)
  const near = anchor < ends.low ? ends.low : anchor > ends.high ? ends.high : anchor
  const volume = ends.low === 0n ? 0n : volumeAt(orders, near)
  const price = volume === 0n ? 0n : near
  const books = booksOf(placed, orders, price, volume, forfeit)
  return { ...ends, price, volume, payouts: placed.map((order) => payoutOf(order, books)) }
}

function booksOf(
  placed: readonly SealedOrder[],
  orders: readonly AuctionOrder[],
  price: bigint,
  volume: bigint,
  rate: bigint,
): Books {
  const shares = (counts: (order: AuctionOrder) => boolean) =>
    orders.reduce((total, order) => (counts(order) ? total + order.shares : total), 0n)
  const weight = (sells: boolean) =>
    volume > 0n
      ? volume
      : orders.reduce((total, order) => (order.sells === sells ? total + order.deposit : total), 0n)
  const forfeited = (sells: boolean) =>
    placed.reduce(
      (total, order) =>
        order.revealed === undefined && order.sells === sells
          ? total + (order.deposit * rate) / FORFEIT_UNIT
          : total,
      0n,
    )
  const [sellWeight, buyWeight] = [weight(true), weight(false)]
  return {
    price,
    volume,
    sellMargin: {
      filled: volume - shares((order) => order.sells && order.price < price),
      all: shares((order) => order.sells && order.price === price),
    },
    buyMargin: {
      filled: volume - shares((order) => !order.sells && order.price > price),
      all: shares((order) => !order.sells && order.price === price),
    },
    forfeitedCash: sellWeight === 0n ? 0n : forfeited(false),
    forfeitedShares: buyWeight === 0n ? 0n : forfeited(true),
    sellWeight,
    buyWeight,
    rate,
  }
}

function payoutOf(order: SealedOrder, books: Books): AuctionPayout {
  if (order.revealed === undefined) {
    const others = order.sells ? books.buyWeight : books.sellWeight
    const left = order.deposit - (others === 0n ? 0n : (order.deposit * books.rate) / FORFEIT_UNIT)
    return order.sells ? { cash: 0n, shares: left } : { cash: left, shares: 0n }
  }
  const better = order.sells ? order.revealed.price < books.price : order.revealed.price > books.price
  const { down, up } = partOf(order.revealed, better, books, order.sells ? books.sellMargin : books.buyMargin)
  const weight = books.volume === 0n ? order.deposit : down
  if (order.sells) {
    const bonus = books.sellWeight === 0n ? 0n : (books.forfeitedCash * weight) / books.sellWeight
    return { cash: (down * books.price) / WAD + bonus, shares: order.deposit - up }
  }
  const bonus = books.buyWeight === 0n ? 0n : (books.forfeitedShares * weight) / books.buyWeight
  return { cash: order.deposit - (up * books.price + WAD - 1n) / WAD, shares: down + bonus }
}

function partOf(
  { shares, price }: Pick<AuctionOrder, 'shares' | 'price'>,
  better: boolean,
  { volume, price: clearing }: Books,
  { filled, all }: Margin,
): { readonly down: bigint; readonly up: bigint } {
  if (volume === 0n || (!better && price !== clearing)) return { down: 0n, up: 0n }
  if (better || filled >= all) return { down: shares, up: shares }
  return { down: (shares * filled) / all, up: (shares * filled + all - 1n) / all }
}
