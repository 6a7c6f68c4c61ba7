import type { Holder } from './holders.ts'
import { type Leaving, leaving, pay } from './Leaving.ts'
import type { Clock, PeerOutcome } from './PeerOutcome.ts'
import { CAPITAL, NEW_MONEY, SUPPLY } from './scene.ts'

/**
 * The same holders before a fund that redeems at its published NAV as long as its cash lasts, first come, first served:
 * the same capital is its buffer, and the same new money subscribes and pays the head of the queue.
 */
export function firstCome(clock: readonly Clock[], holders: readonly Holder[]): PeerOutcome {
  let buffer = CAPITAL
  const leavings: Leaving[] = []
  let head = 0
  let next = 0
  let late = 0
  for (const { time, nav, newMoney, unstated } of clock) {
    if (newMoney) buffer += Number(SUPPLY) * NEW_MONEY
    while (next < holders.length && holders[next]!.arrives <= time) {
      leavings.push(leaving(time, Number(holders[next]!.shares)))
      next += 1
    }
    while (head < leavings.length && buffer > 0) {
      const one = leavings[head]!
      const cash = Math.min(buffer, one.waiting * nav)
      pay(one, cash / nav, cash, nav, time)
      buffer -= cash
      late += cash * unstated
      if (one.waiting > 1) break
      one.waiting = 0
      head += 1
    }
  }
  return { leavings, gaps: [], spreads: [], locked: leavings.length - head, late }
}
