import { type MarketQuote, quoteMarket } from '@specie/quant'
import { SpecieError } from '@specie/units'
import type { Address } from 'viem'
import type { Context } from '../context.ts'
import { type MarketReading, readMarket } from './readMarket.ts'

/** An order to the market. */
export interface MarketOrder {
  readonly share: Address
  readonly side: 'sell' | 'buy'
  /** Share units of a sale, cash units of a purchase. */
  readonly amount: bigint
}

/** What an order would get at one block. */
export interface MarketOffer extends MarketQuote {
  readonly market: MarketReading
}

/**
 * What a sale of shares, or a purchase for cash, would come to now, to the unit: as far as the band goes.
 * @throws SpecieError `market.stalePrice` while the price is stale
 */
export async function readMarketQuote(
  context: Context,
  { share, side, amount }: MarketOrder,
  blockNumber?: bigint,
): Promise<MarketOffer> {
  const market = await readMarket(context, share, blockNumber)
  const price = side === 'sell' ? market.nav.bid : market.nav.ask
  if (price === undefined) {
    throw new SpecieError({
      code: 'market.stalePrice',
      message: `The price of ${market.share.symbol} is stale, so it is not traded`,
      expected: 'a month that has been reported',
      remedy: 'ask the servicer for the report; liquidity can be taken out meanwhile',
    })
  }
  const { state, pool, block } = market
  const quote = quoteMarket(state, pool, side === 'sell', amount, price, BigInt(block.timestamp))
  return { ...quote, market }
}
