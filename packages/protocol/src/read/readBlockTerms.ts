import type { Address } from 'viem'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { blockAbi } from '../generated/blockAbi.ts'
import { readShareQuote, type ShareQuote } from './readShareQuote.ts'
import { readShareTokens, type ShareTokens } from './readShareTokens.ts'

/** What block trades of a share may cost at one block. Prices: WAD cash units a share unit. */
export interface BlockTerms extends ShareTokens {
  readonly block: BlockReference
  readonly nav: ShareQuote
  readonly listed: boolean
  /** 1e-5. */
  readonly band: number
  /** Lowest price of a leg; 0 while there is no bid: then there is no band. */
  readonly lowest: bigint
  /** Highest price at which a taker buys; undefined while there is no ask. */
  readonly highest: bigint | undefined
}

const UNIT = 100_000n

/** Reads whether and between which prices blocks of a share are settled. */
export async function readBlockTerms(
  context: Context,
  address: Address,
  blockNumber?: bigint,
): Promise<BlockTerms> {
  const block = await readBlock(context.reader, blockNumber).catch(explainError)
  const [tokens, [band, listed]] = await Promise.all([
    readShareTokens(context, address),
    context.reader.readContract({
      address: addressOf(context, 'Block'),
      abi: blockAbi,
      functionName: 'bandOf',
      args: [address],
      blockNumber: block.number,
    }),
  ]).catch(explainError)
  const nav = await readShareQuote(context, tokens.share, block).catch(explainError)
  return {
    ...tokens,
    block,
    nav,
    listed,
    band: Number(band),
    lowest: nav.bid === undefined ? 0n : (nav.bid * (UNIT - band) + UNIT - 1n) / UNIT,
    highest: nav.ask === undefined ? undefined : (nav.ask * (UNIT + band)) / UNIT,
  }
}
