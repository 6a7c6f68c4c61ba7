import { type MarketPool, type MarketState, unpackMarketWord } from '@specie/quant'
import { SpecieError } from '@specie/units'
import type { Address } from 'viem'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { marketAbi } from '../generated/marketAbi.ts'
import { readPoolSlots } from '../market/readPoolSlots.ts'
import { readShareQuote, type ShareQuote } from './readShareQuote.ts'
import { readShareTokens, type ShareTokens } from './readShareTokens.ts'

/** The market of one share at one block. */
export interface MarketReading extends ShareTokens {
  readonly block: BlockReference
  /** Prices by the NAV: bid and ask are undefined while they are stale. */
  readonly nav: ShareQuote
  readonly state: MarketState
  readonly pool: MarketPool
  /** Price of the pool, cash units a share unit, 1e-18. */
  readonly price: bigint
}

/**
 * Reads the market of a share.
 * @throws SpecieError `market.notListed` when the share has no pool there, `deployment.incomplete` when the chain has no
 * market.
 */
export async function readMarket(
  context: Context,
  share: Address,
  blockNumber?: bigint,
): Promise<MarketReading> {
  const block = await readBlock(context.reader, blockNumber).catch(explainError)
  const contract = {
    address: addressOf(context, 'Market'),
    abi: marketAbi,
    args: [share],
    blockNumber: block.number,
  } as const
  const [tokens, word, manager] = await Promise.all([
    readShareTokens(context, share),
    context.reader.readContract({ ...contract, functionName: 'wordOf' }),
    context.reader.readContract({ ...contract, functionName: 'manager', args: [] }),
  ]).catch(explainError)
  if (word === 0n) {
    throw new SpecieError({
      code: 'market.notListed',
      message: `${tokens.share.symbol} is not traded on the market`,
      expected: 'a share that the market lists',
      remedy: 'list it: npx specie market list',
    })
  }
  const [id] = await context.reader.readContract({ ...contract, functionName: 'poolOf' }).catch(explainError)
  const [pool, nav] = await Promise.all([
    readPoolSlots(context, manager, id, block.number),
    readShareQuote(context, tokens.share, block).catch(explainError),
  ])
  const state = unpackMarketWord(word)
  return { ...tokens, block, nav, state, pool, price: priceOf(pool.sqrtPrice, state.first) }
}

function priceOf(sqrtPrice: bigint, first: boolean): bigint {
  const wad = 10n ** 18n
  const square = sqrtPrice * sqrtPrice
  return first ? (square * wad) >> 192n : (wad << 192n) / square
}
