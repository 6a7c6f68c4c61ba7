import { ArgumentError } from '@specie/units'
import { minimum } from '../../fixed/minimum.ts'
import { WAD } from '../../fixed/wad.ts'
import { quoteRoomAt, quoteUsedAfter } from './quoteRoom.ts'
import { QUOTE_PART, type RestingQuote } from './RestingQuote.ts'

/** What a maker's resting quote sells and costs. Shares in share units, cash in cash units. */
export interface RestingPurchase {
  readonly filled: bigint
  readonly cost: bigint
  /** The quote after the purchase. */
  readonly after: RestingQuote
}

/**
 * What `amount` shares of a maker's resting quote cost at `time`, to the unit as the contract Quotes computes it: the
 * integral of ask·(1 + above + skew·(1 − q/most)) over the shares q left in its book, rounded up.
 *
 * @param amount share units
 * @param ask WAD cash units a share unit
 * @throws ArgumentError when an amount is negative or time runs backwards
 */
export function quoteRestingPurchase(
  quote: RestingQuote,
  amount: bigint,
  ask: bigint,
  time: bigint,
): RestingPurchase {
  if (amount < 0n) throw new ArgumentError('amount', amount, 'an amount of at least 0')
  if (time < quote.time) throw new ArgumentError('time', time, `not before ${quote.time}`)
  if (time >= quote.end) return { filled: 0n, cost: 0n, after: quote }
  const filled = minimum(minimum(amount, quote.shares), quoteRoomAt(quote, time))
  if (filled === 0n) return { filled: 0n, cost: 0n, after: quote }
  const cost = costOf(quote, filled, ask)
  const used = quoteUsedAfter(quote, filled, time)
  const after = { ...quote, shares: quote.shares - filled, cash: quote.cash + cost, used, time }
  return { filled, cost, after }
}

function costOf({ most, above, skew, shares: held }: RestingQuote, shares: bigint, ask: bigint): bigint {
  const part = 2n * most * (QUOTE_PART + above) + skew * (2n * most + shares - 2n * held)
  const scale = 2n * most * QUOTE_PART * WAD
  return (shares * ask * part + scale - 1n) / scale
}
