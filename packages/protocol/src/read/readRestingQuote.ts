import type { RestingQuote } from '@specie/quant'
import type { Address } from 'viem'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { quotesAbi } from '../generated/quotesAbi.ts'
import { readShareQuote, type ShareQuote } from './readShareQuote.ts'
import { readShareTokens, type ShareTokens } from './readShareTokens.ts'

/** A maker's resting quote for a share at one block. */
export interface RestingQuoteReading extends ShareTokens {
  readonly block: BlockReference
  readonly maker: Address
  /** Prices by the NAV: bid and ask are undefined while they are stale, and then nothing trades. */
  readonly nav: ShareQuote
  /** The rule and the book, as the model of `@specie/quant` takes them. */
  readonly quote: RestingQuote
  /** Unix seconds since which the maker has added nothing and bettered nothing. */
  readonly since: number
  /** Income of the shares in the book that has not been paid, cash units. */
  readonly income: bigint
}

/** Reads a maker's resting quote; a maker without one has an empty book and a rule that ended at zero. */
export async function readRestingQuote(
  context: Context,
  share: Address,
  maker: Address,
  blockNumber?: bigint,
): Promise<RestingQuoteReading> {
  const block = await readBlock(context.reader, blockNumber).catch(explainError)
  const contract = {
    address: addressOf(context, 'Quotes'),
    abi: quotesAbi,
    args: [share, maker],
    blockNumber: block.number,
  } as const
  const [tokens, rule, book, income] = await Promise.all([
    readShareTokens(context, share),
    context.reader.readContract({ ...contract, functionName: 'ruleOf' }),
    context.reader.readContract({ ...contract, functionName: 'bookOf' }),
    context.reader.readContract({ ...contract, functionName: 'incomeOf' }),
  ]).catch(explainError)
  const nav = await readShareQuote(context, tokens.share, block).catch(explainError)
  const { below, above, skew, size, end, most } = rule.terms
  const quote: RestingQuote = {
    below: BigInt(below),
    above: BigInt(above),
    skew: BigInt(skew),
    size: BigInt(size),
    end: BigInt(end),
    most,
    sellsOnly: rule.sellsOnly,
    cash: book.cash,
    shares: book.shares,
    used: book.used,
    time: book.time,
  }
  return { ...tokens, block, maker, nav, quote, since: rule.since, income }
}
