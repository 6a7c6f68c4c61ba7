import type { Leaving } from './Leaving.ts'

/** How those who left fared. Prices are parts of the NAV at the moment of payment. */
export interface Figures {
  readonly first: number
  /** Cash-weighted mean of the first and the last tenth of the leavers. */
  readonly firstTenth: number
  readonly lastTenth: number
  readonly last: number
  readonly worst: number
  /** Seconds between deciding and being paid, mean of the cash: of the first and the last tenth, of the middle leaver and
   * of the slowest. */
  readonly firstTenthWait: number
  readonly lastTenthWait: number
  readonly middleWait: number
  readonly longestWait: number
  /** Seconds until the last of all payments to anybody who decided. */
  readonly lastPayment: number
}

/** Figures over the leavers in the order in which they arrived; those who were paid nothing count as zero. */
export function figuresOf(leavings: readonly Leaving[]): Figures {
  const tenth = Math.floor(leavings.length / 10)
  const prices = leavings.map(priceOf)
  const waits = leavings
    .filter(({ cash }) => cash > 0)
    .map(({ cash, cashSeconds }) => cashSeconds / cash)
    .sort((a, b) => a - b)
  return {
    first: prices[0]!,
    firstTenth: meanOf(leavings.slice(0, tenth)),
    lastTenth: meanOf(leavings.slice(-tenth)),
    last: prices.at(-1)!,
    worst: Math.min(...prices),
    firstTenthWait: waitOf(leavings.slice(0, tenth)),
    lastTenthWait: waitOf(leavings.slice(-tenth)),
    middleWait: waits[Math.floor(waits.length / 2)]!,
    longestWait: waits.at(-1)!,
    lastPayment: Math.max(...leavings.map(({ paidAt, arrived }) => paidAt - arrived)),
  }
}

function priceOf({ cash, worth }: Leaving): number {
  return worth === 0 ? 0 : cash / worth
}

function meanOf(some: readonly Leaving[]): number {
  const cash = some.reduce((sum, one) => sum + one.cash, 0)
  const worth = some.reduce((sum, one) => sum + one.worth, 0)
  return worth === 0 ? 0 : cash / worth
}

function waitOf(some: readonly Leaving[]): number {
  const cash = some.reduce((sum, one) => sum + one.cash, 0)
  return cash === 0 ? 0 : some.reduce((sum, one) => sum + one.cashSeconds, 0) / cash
}
