import { expWad } from '../fixed/expWad.ts'
import { maximum } from '../fixed/maximum.ts'
import { minimum } from '../fixed/minimum.ts'
import { RATE_UNIT, WAD, YEAR } from '../fixed/wad.ts'
import type { NavSettings } from './Figures.ts'
import type { Mark } from './Mark.ts'

/** Price at `time`, WAD, rounded down. Past the horizon it lapses evenly until the mark turns stale. */
export function priceAt(mark: Mark, time: bigint, settings: NavSettings): bigint {
  return lapsed(mark, (mark.price * growth(mark, time)) / WAD, time, settings)
}

/** What an exit pays at `time`, WAD, rounded down. */
export function bidAt(mark: Mark, time: bigint, settings: NavSettings): bigint {
  const age = time - mark.since
  const young = age < settings.delay
  const bid = young ? mark.bid + ((mark.price - mark.bid) * age) / settings.delay : mark.price
  return lapsed(mark, (bid * growth(mark, time)) / WAD, time, settings)
}

/** What an entry pays at `time`, WAD, rounded up. It never lapses, nor shrinks where the lower value does. */
export function askAt(mark: Mark, time: bigint, settings: NavSettings): bigint {
  const age = time - mark.since
  const young = age < settings.delay
  const ask = young ? mark.ask - ((mark.ask - mark.gross) * age) / settings.delay : mark.gross
  return (ask * maximum(growth(mark, time), WAD) + WAD - 1n) / WAD
}

/** Whether exits and entries at this mark are open. */
export function isFresh(mark: Mark, time: bigint, settings: NavSettings): boolean {
  return time <= mark.until + settings.maxAge
}

function growth(mark: Mark, time: bigint): bigint {
  const end = minimum(time, mark.until)
  if (end <= mark.since || mark.rate === 0n) return WAD
  return expWad((mark.rate * RATE_UNIT * (end - mark.since)) / YEAR)
}

function lapsed(mark: Mark, amount: bigint, time: bigint, settings: NavSettings): bigint {
  const start = maximum(mark.since, mark.until)
  if (time <= start) return amount
  const stale = mark.until + settings.maxAge
  const gone = time < stale ? (mark.lapse * (time - start)) / (stale - start) : mark.lapse
  return (amount * (RATE_UNIT - gone)) / RATE_UNIT
}
