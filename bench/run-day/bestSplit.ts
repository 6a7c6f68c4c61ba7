import type { Listing, MarketReading, WindowsTerms } from '@specie/protocol'
import { type DeskBucket, FULL_BUCKET, quoteMarket, quoteSale } from '@specie/quant'

/** How many of a holder's shares go where. Share units, and cash units that are expected. */
export interface Split {
  readonly desk: bigint
  readonly market: bigint
  readonly window: bigint
  readonly deskPaid: bigint
  readonly marketPaid: bigint
}

/** What the exits offer at one moment. */
export interface Offers {
  readonly listing: Listing
  readonly market: MarketReading
  readonly terms: WindowsTerms
  /** Shares that wait in the windows already. */
  readonly waiting: bigint
}

const PARTS = 8n
const WAD = 10n ** 18n
const UNIT = 100_000n

/**
 * The best of all splits of `shares` into eighths over desk, market and windows. A window is counted at what it would
 * pay today with what waits there now: nobody sells for less than the queue is worth.
 */
export function bestSplit(offers: Offers, shares: bigint): Split {
  const { listing, market } = offers
  const bid = market.nav.bid!
  const time = BigInt(market.block.timestamp)
  const bucket: DeskBucket = {
    limit: listing.limit,
    base: BigInt(listing.terms.base),
    slope: BigInt(listing.terms.slope),
    window: BigInt(listing.terms.window),
    use: (listing.level * FULL_BUCKET + listing.limit - 1n) / listing.limit,
    since: time,
  }
  const desk = atEighths(shares, false, (amount) => {
    const { filled, paid } = quoteSale(bucket, amount, bid, listing.cash, 0n, time)
    return { filled, paid }
  })
  const swapped = atEighths(shares, true, (amount) => {
    const { given, got } = quoteMarket(market.state, market.pool, true, amount, bid, time)
    return { filled: given, paid: got }
  })
  const queued = windowPrice(offers, bid, shares)
  let best: Split = { desk: 0n, market: 0n, window: shares, deskPaid: 0n, marketPaid: 0n }
  let most = (shares * queued) / WAD
  for (const [eighths, one] of desk.entries())
    for (const other of swapped.slice(0, desk.length - eighths)) {
      const window = shares - one.filled - other.filled
      const worth = one.paid + other.paid + (window * queued) / WAD
      if (worth <= most) continue
      most = worth
      best = {
        desk: one.filled,
        market: other.filled,
        window,
        deskPaid: one.paid,
        marketPaid: other.paid,
      }
    }
  return best
}

type Filled = { readonly filled: bigint; readonly paid: bigint }

/** @param up rounds up, so that parts rounded down and these make a whole */
function atEighths(shares: bigint, up: boolean, quote: (amount: bigint) => Filled): Filled[] {
  return Array.from({ length: Number(PARTS) + 1 }, (_, eighths) => {
    const amount = up
      ? shares - (shares * (PARTS - BigInt(eighths))) / PARTS
      : (shares * BigInt(eighths)) / PARTS
    return amount === 0n ? { filled: 0n, paid: 0n } : quote(amount)
  })
}

/** Bid less fee and less the swing of what waits and of the shares themselves. */
function windowPrice({ terms, waiting, market }: Offers, bid: bigint, shares: bigint): bigint {
  const full = (market.nav.supply * BigInt(terms.swingAt)) / UNIT
  const there = waiting + shares
  const swing = (BigInt(terms.swing) * (there < full ? there : full)) / full
  return (bid * (UNIT - swing) * (UNIT - BigInt(terms.fee[0]))) / (UNIT * UNIT)
}
