import { quoteRestingPurchase, quoteRestingSale } from '@specie/quant'
import type { Address } from 'viem'
import type { Context } from '../context.ts'
import { type RestingQuoteReading, readRestingQuote } from './readRestingQuote.ts'

/** An order against a maker's resting quote. */
export interface QuoteOrder {
  readonly share: Address
  readonly maker: Address
  readonly side: 'sell' | 'buy'
  /** Share units. */
  readonly amount: bigint
}

/** What an order would come to at one block. */
export interface QuoteOffer {
  readonly reading: RestingQuoteReading
  /** Share units. */
  readonly filled: bigint
  /** Cash units paid or asked for them. */
  readonly cash: bigint
}

/** What a maker's resting quote would fill of an order now, to the unit; nothing while the NAV is stale. */
export async function readQuoteOffer(context: Context, order: QuoteOrder): Promise<QuoteOffer> {
  const reading = await readRestingQuote(context, order.share, order.maker)
  const { quote, nav, block } = reading
  if (nav.bid === undefined || nav.ask === undefined) return { reading, filled: 0n, cash: 0n }
  const time = BigInt(block.timestamp)
  if (order.side === 'sell') {
    const { filled, paid } = quoteRestingSale(quote, order.amount, nav.bid, time)
    return { reading, filled, cash: paid }
  }
  const { filled, cost } = quoteRestingPurchase(quote, order.amount, nav.ask, time)
  return { reading, filled, cash: cost }
}
