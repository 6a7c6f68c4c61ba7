/** What one holder got for all it had, whichever way it left. */
export interface Leaving {
  /** Unix seconds at which it decided to leave. */
  readonly arrived: number
  /** Share units, as floating-point numbers: these are statistics, not books. */
  readonly shares: number
  /** Cash units received in all. */
  cash: number
  /** What its shares were worth by the NAV, each part at the moment at which it was paid for. */
  worth: number
  /** Shares that have not been paid for yet. */
  waiting: number
  /** Unix seconds of the last payment. */
  paidAt: number
  /** Cash times the seconds it took, for the mean time to cash. */
  cashSeconds: number
}

/** A holder that has decided to leave and got nothing yet. */
export function leaving(arrived: number, shares: number): Leaving {
  return { arrived, shares, cash: 0, worth: 0, waiting: shares, paidAt: arrived, cashSeconds: 0 }
}

/** Books a payment of `cash` for `shares` at a NAV (cash a share) and a time. */
export function pay(one: Leaving, shares: number, cash: number, nav: number, time: number): void {
  one.cash += cash
  one.worth += shares * nav
  one.waiting -= shares
  one.paidAt = Math.max(one.paidAt, time)
  one.cashSeconds += cash * (time - one.arrived)
}
