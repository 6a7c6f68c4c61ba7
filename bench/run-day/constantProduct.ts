import type { Holder } from './holders.ts'
import { type Leaving, leaving, pay } from './Leaving.ts'
import type { Clock, PeerOutcome } from './PeerOutcome.ts'
import { CAPITAL, NEW_MONEY, NEW_MONEY_WANTS, SUPPLY, UNIT } from './scene.ts'

/** Uniswap's usual fee. */
const FEE = 0.003

/**
 * The same holders before a plain constant-product pool (x·y = k, 0.3 %) with the same capital, half of it shares.
 * Everybody sells on arrival; the same new money buys on business days, wherever the price is so far below the NAV that
 * it pays.
 */
export function constantProduct(clock: readonly Clock[], holders: readonly Holder[]): PeerOutcome {
  let cash = CAPITAL / 2
  let shares = CAPITAL / 2 / clock[0]!.nav
  const leavings: Leaving[] = []
  const gaps: number[] = []
  let next = 0
  for (const { time, nav, newMoney } of clock) {
    if (newMoney) {
      const target = nav * (1 - NEW_MONEY_WANTS)
      const wanted = Math.sqrt(cash * shares * target) - cash
      const spent = Math.min(Math.max(0, wanted) / (1 - FEE), Number(SUPPLY) * NEW_MONEY)
      const added = spent * (1 - FEE)
      shares = (cash * shares) / (cash + added)
      cash += spent
    }
    while (next < holders.length && holders[next]!.arrives <= time) {
      const one = leaving(time, Number(holders[next]!.shares))
      const sold = one.shares * (1 - FEE)
      const got = (cash * sold) / (shares + sold)
      cash -= got
      shares += one.shares
      pay(one, one.shares, got, nav, time)
      leavings.push(one)
      next += 1
    }
    gaps.push(cash / shares / nav - 1)
  }
  const probe = 10_000 * Number(UNIT)
  const spreads = [roundTrip(cash, shares, probe)]
  return { leavings, gaps, spreads, locked: 0, late: 0 }
}

/** Cost of buying and selling `probe` shares, as a part of the price. */
function roundTrip(cash: number, shares: number, probe: number): number {
  const sells = (cash * probe * (1 - FEE)) / (shares + probe * (1 - FEE))
  const buys = (cash * probe) / (shares - probe) / (1 - FEE)
  return (buys - sells) / ((cash / shares) * probe)
}
