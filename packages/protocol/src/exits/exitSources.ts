import {
  deskSource,
  type ExitSource,
  marketSource,
  type PoolExits,
  restingSource,
  windowSource,
} from '@specie/quant'
import type { WindowsReading } from '../read/readWindows.ts'
import type { ExitsReading } from './readExits.ts'

/** How a holder who could wait sees the windows. */
export interface Patience {
  /** Part of what is handed in that a window is expected to redeem, above 0 to 1. */
  readonly fill: number
  /** Per year: what waiting costs beyond what the share earns. */
  readonly excess: number
}

const YEAR = 365 * 86_400

/** Exits that pay at once, as curves of cash by shares at the block that was read. */
export function exitsNow({ nav, desk, market, quotes, block }: ExitsReading): ExitSource[] {
  const { bid } = nav
  if (bid === undefined || bid === 0n) return []
  const sources = [
    desk && deskSource(desk.bucket, bid, desk.cash, block.timestamp),
    market && marketSource(market.state, market.pool, bid, block.timestamp),
    ...quotes.map(({ quote, maker }) => restingSource(quote, maker, bid, block.timestamp)),
  ]
  return sources.filter((source) => source !== undefined)
}

/** The first open window as a curve of what is expected of it; undefined where there is none. */
export function exitLater({ nav, windows, block }: ExitsReading, patience: Patience): ExitSource | undefined {
  const window = windows?.windows.find(({ number }) => number === windows.open)
  if (windows === undefined || window === undefined || nav.bid === undefined) return undefined
  const after = windows.windows.find(({ number }) => number === window.number + 1)
  return windowSource(
    termsOf(windows),
    {
      number: window.number,
      settles: BigInt(window.settles),
      shares: windows.waiting + window.shares,
      supply: nav.supply,
      bid: nav.bid,
      period: ((after?.settles ?? window.settles + 30 * 86_400) - window.settles) / YEAR,
      ...patience,
    },
    block.timestamp,
  )
}

/** What the worst-case curve of a share is computed from. */
export function poolExits(reading: ExitsReading): PoolExits {
  const { nav, windows } = reading
  const ahead = windows?.windows.filter(({ settled }) => !settled) ?? []
  return {
    supply: nav.supply,
    price: nav.price,
    bid: nav.bid ?? 0n,
    now: exitsNow(reading),
    windows:
      windows === undefined
        ? undefined
        : {
            terms: termsOf(windows),
            waiting: windows.waiting + (ahead[0]?.shares ?? 0n),
            funded: ahead[0]?.funded ?? 0n,
            settles: ahead.map(({ settles }) => BigInt(settles)),
          },
  }
}

function termsOf({ terms }: WindowsReading) {
  const [none, one, two] = terms.fee
  return {
    notice: terms.notice,
    fee: [BigInt(none), BigInt(one), BigInt(two)] as const,
    swing: BigInt(terms.swing),
    swingAt: BigInt(terms.swingAt),
    most: BigInt(terms.most),
    patience: terms.patience,
  }
}
