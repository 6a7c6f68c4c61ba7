/** A revealed order of a sealed-bid auction. */
export interface AuctionOrder {
  readonly sells: boolean
  /** Share units. */
  readonly shares: bigint
  /** WAD cash units a share unit: the least a seller takes, the most a buyer pays. */
  readonly price: bigint
  /** Cash units of a buyer, share units of a seller. */
  readonly deposit: bigint
}

/** The lowest and the highest price at which an auction clears. */
export interface ClearingPrices {
  readonly low: bigint
  readonly high: bigint
}

/** Nothing clears because one side is empty. */
export const NO_CLEARING: ClearingPrices = { low: 0n, high: 0n }

/** Shares that change hands at a price: the smaller of what is offered at it or less and wanted at it or more. */
export function volumeAt(orders: readonly AuctionOrder[], price: bigint): bigint {
  const offered = sum(orders, (order) => order.sells && order.price <= price)
  const wanted = sum(orders, (order) => !order.sells && order.price >= price)
  if (offered < wanted) return offered
  return wanted
}

/**
 * The ends of the prices p at which what is offered at p or less suffices for what is wanted above p, and what is wanted
 * at p or more for what is offered below p. Both ends are limits of orders. Where they differ nothing is rationed; where
 * best buyers pay less than the cheapest sellers ask the volume is zero between them.
 */
export function clearingPrices(orders: readonly AuctionOrder[]): ClearingPrices {
  const sells = ascending(orders.filter((order) => order.sells))
  const buys = ascending(orders.filter((order) => !order.sells))
  if (sells.length === 0 || buys.length === 0) return NO_CLEARING
  const prices = [...new Set([...sells, ...buys].map((order) => order.price))].sort((a, b) =>
    a < b ? -1 : 1,
  )

  let wantedAbove = sum(buys, () => true)
  let offered = 0n
  let [s, b] = [0, 0]
  let low: bigint | undefined
  let high = 0n
  for (const price of prices) {
    const offeredBelow = offered
    const wanted = wantedAbove
    for (; sells[s]?.price === price; s++) offered += sells[s]!.shares
    for (; buys[b]?.price === price; b++) wantedAbove -= buys[b]!.shares
    if (low === undefined && offered >= wantedAbove) low = price
    if (wanted >= offeredBelow) high = price
  }
  return { low: low!, high }
}

function ascending(orders: readonly AuctionOrder[]): readonly AuctionOrder[] {
  return [...orders].sort((a, b) => (a.price < b.price ? -1 : a.price > b.price ? 1 : 0))
}

function sum(orders: readonly AuctionOrder[], counts: (order: AuctionOrder) => boolean): bigint {
  return orders.reduce((total, order) => (counts(order) ? total + order.shares : total), 0n)
}
