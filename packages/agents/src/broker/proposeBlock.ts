import type { BlockFill, BlockTerms } from '@specie/protocol'
import { combineQuotes } from '@specie/quant'
import type { OpenRequest } from './openRequests.ts'

/** The best use of a request's quotes now, and whether it lies within limits. */
export interface Proposal {
  readonly fills: readonly BlockFill[]
  readonly shares: bigint
  readonly cash: bigint
  /** Average price, WAD; 0 without quotes. */
  readonly price: bigint
  /** Part of the bid (the ask, of a purchase) by which that price is worse; undefined without a price of the NAV. */
  readonly discount: number | undefined
  /** Chain seconds at which the first of its quotes ends. */
  readonly firmUntil: number
  /** Why it should not be settled; undefined: it may. */
  readonly objection: string | undefined
}

/** What a proposal is measured by. */
export interface BrokerLimits {
  /** Largest part of bid or ask by which the average price may be worse. */
  readonly mostDiscount: number
  /** Smallest part of the size that must be filled. */
  readonly leastFilled: number
}

const WAD = 10n ** 18n

/** Combines the quotes that could be settled now. */
export function proposeBlock(request: OpenRequest, terms: BlockTerms, limits: BrokerLimits): Proposal {
  const live = request.quotes.filter(({ refusal }) => refusal === undefined)
  const offers = live.map(({ backed, fill: { quote } }) => ({
    shares: backed,
    price: quote.price,
    whole: quote.whole,
  }))
  const found = combineQuotes(offers, request.shares, request.side, request.priceLimit)
  const fills = found.fills.map(({ index, shares }) => ({ ...live[index]!.fill, shares }))
  const price = found.shares === 0n ? 0n : (found.cash * WAD) / found.shares
  const mark = request.side === 'sell' ? terms.nav.bid : terms.nav.ask
  const worse = request.side === 'sell' ? (mark ?? 0n) - price : price - (mark ?? 0n)
  const discount =
    mark === undefined || mark === 0n || price === 0n ? undefined : Number(worse) / Number(mark)
  const filled = Number(found.shares) / Number(request.shares)
  return {
    fills,
    shares: found.shares,
    cash: found.cash,
    price,
    discount,
    firmUntil: Math.min(...fills.map(({ quote }) => quote.deadline)),
    objection: objectionTo({ filled, discount, limited: request.priceLimit !== undefined }, limits),
  }
}

function objectionTo(
  found: { readonly filled: number; readonly discount: number | undefined; readonly limited: boolean },
  { mostDiscount, leastFilled }: BrokerLimits,
): string | undefined {
  const percent = (part: number) => `${(part * 100).toFixed(2)} %`
  if (found.filled === 0) return 'no quote could be settled now'
  if (found.filled < leastFilled) {
    return `only ${percent(found.filled)} of the size would be filled, ${percent(leastFilled)} is the least`
  }
  if (found.discount === undefined) {
    return found.limited
      ? undefined
      : 'there is no fresh NAV to measure the price by, and the requester set no limit'
  }
  if (found.discount > mostDiscount) {
    return `the price is ${percent(found.discount)} worse than the NAV, ${percent(mostDiscount)} is the most`
  }
  return undefined
}
