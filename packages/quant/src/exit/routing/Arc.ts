/** A stretch of an exit's curve along which the price of the next share never rises. */
export interface Arc {
  /** Share units. */
  readonly shares: number
  /** Cash units a share unit for the next one after `taken`. */
  price(taken: number): number
  /** Share units of the arc whose price is at least `price`. */
  sharesAt(price: number): number
}

/** An arc whose price falls evenly from `from` to `to`; equal: a step. */
export function linearArc(shares: number, from: number, to: number): Arc {
  return {
    shares,
    price: (taken) => from + (to - from) * Math.min(taken / shares, 1),
    sharesAt: (price) => {
      if (price > from) return 0
      if (price <= to) return shares
      return (shares * (from - price)) / (from - to)
    },
  }
}
