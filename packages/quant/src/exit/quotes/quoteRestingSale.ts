import { ArgumentError } from '@specie/units'
import { minimum } from '../../fixed/minimum.ts'
import { WAD } from '../../fixed/wad.ts'
import { quoteRoomAt, quoteUsedAfter } from './quoteRoom.ts'
import { QUOTE_PART, type RestingQuote } from './RestingQuote.ts'

/** What a maker's resting quote takes and pays. Shares in share units, cash in cash units. */
export interface RestingSale {
  readonly filled: bigint
  readonly paid: bigint
  /** The quote after the sale. */
  readonly after: RestingQuote
}

/**
 * What a maker's resting quote pays for `amount` shares at `time`, to the unit as the contract Quotes computes it: as
 * much as fits its book, its size and its cash, at the integral of bid·(1 − below − skew·q/most) over the shares q in
 * its book; rounded against the seller. A quote that pays nothing fills nothing.
 *
 * @param amount share units
 * @param bid WAD cash units a share unit
 * @throws ArgumentError when an amount is negative or time runs backwards
 */
export function quoteRestingSale(
  quote: RestingQuote,
  amount: bigint,
  bid: bigint,
  time: bigint,
): RestingSale {
  if (amount < 0n) throw new ArgumentError('amount', amount, 'an amount of at least 0')
  if (time < quote.time) throw new ArgumentError('time', time, `not before ${quote.time}`)
  const nothing = { filled: 0n, paid: 0n, after: quote }
  if (quote.sellsOnly || time >= quote.end) return nothing
  const room = quote.most > quote.shares ? quote.most - quote.shares : 0n
  let filled = minimum(minimum(amount, room), quoteRoomAt(quote, time))
  if (paidFor(quote, filled, bid) > quote.cash) filled = affordable(quote, filled, bid)
  const paid = paidFor(quote, filled, bid)
  if (paid === 0n) return nothing
  const used = quoteUsedAfter(quote, filled, time)
  const after = { ...quote, shares: quote.shares + filled, cash: quote.cash - paid, used, time }
  return { filled, paid, after }
}

function paidFor(quote: RestingQuote, shares: bigint, bid: bigint): bigint {
  return shares === 0n ? 0n : (shares * bid * bidPart(quote, shares)) / scaleOf(quote)
}

/** Largest number of shares that the cash pays for, approached from below. */
function affordable(quote: RestingQuote, most: bigint, bid: bigint): bigint {
  let filled = 0n
  for (let i = 0; i < 32; i++) {
    const next = minimum((quote.cash * scaleOf(quote)) / (bid * bidPart(quote, filled)), most)
    if (next <= filled) break
    filled = next
  }
  return filled
}

/** Average part of the bid over the next `shares`, in units of 1/(2·most·1e5). */
function bidPart({ most, below, skew, shares: held }: RestingQuote, shares: bigint): bigint {
  return 2n * most * (QUOTE_PART - below) - skew * (2n * held + shares)
}

function scaleOf({ most }: RestingQuote): bigint {
  return 2n * most * QUOTE_PART * WAD
}
