import { ArgumentError } from '@specie/units'
import { minimum } from '../../fixed/minimum.ts'
import { quoteRestingSale } from './quoteRestingSale.ts'
import { quoteRoomAt } from './quoteRoom.ts'
import type { RestingQuote } from './RestingQuote.ts'

/** Share units that a maker buys and sells near the net asset value. */
export interface RestingDepth {
  readonly buys: bigint
  readonly sells: bigint
}

/**
 * Share units that a resting quote buys and sells at `time` at a marginal price no further than `spread` (1e-5) below
 * the bid and above the ask.
 * @param bid WAD cash units a share unit: what its cash reaches for
 * @throws ArgumentError when the spread is negative or time runs backwards
 */
export function restingDepth(quote: RestingQuote, spread: bigint, bid: bigint, time: bigint): RestingDepth {
  if (spread < 0n) throw new ArgumentError('spread', spread, 'a spread of at least 0')
  if (time >= quote.end) return { buys: 0n, sells: 0n }
  const buys = quoteRestingSale(quote, buysWithin(quote, spread), bid, time).filled
  return { buys, sells: minimum(sellsWithin(quote, spread), quoteRoomAt(quote, time)) }
}

function buysWithin({ most, below, skew, shares }: RestingQuote, spread: bigint): bigint {
  if (spread < below) return 0n
  const until = skew === 0n ? most : minimum((most * (spread - below)) / skew, most)
  return until > shares ? until - shares : 0n
}

function sellsWithin({ most, above, skew, shares }: RestingQuote, spread: bigint): bigint {
  if (spread < above) return 0n
  if (skew === 0n || spread - above >= skew) return shares
  const down = (most * (skew - (spread - above)) + skew - 1n) / skew
  return shares > down ? shares - down : 0n
}
