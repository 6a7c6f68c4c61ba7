import { type Address, erc20Abi } from 'viem'
import type { BlockReference } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { blockAbi } from '../generated/blockAbi.ts'
import { shareAbi } from '../generated/shareAbi.ts'
import { blockDomain, QUOTE_TYPES, type SignedBlockQuote } from '../signatures/blockQuote.ts'
import { readBlockTerms } from './readBlockTerms.ts'

/** Why a quote could not be settled now. */
export type QuoteRefusal =
  | 'notListed'
  | 'unsigned'
  | 'expired'
  | 'used'
  | 'outsideBand'
  | 'notAdmitted'
  | 'notBacked'
  | 'notAllowed'

/** Whether a signed quote could be settled at one block. */
export interface QuoteStanding {
  readonly block: BlockReference
  /** Undefined: it could. */
  readonly refusal: QuoteRefusal | undefined
  /** Share units of it that the maker's cash (or shares) and its approval cover, at most the quote's. */
  readonly backed: bigint
}

const WAD = 10n ** 18n

/** Checks a signed quote as the contract would: signature (of a key or a contract), number, deadline, band, backing. */
export async function readQuoteStanding(
  context: Context,
  { quote, signature }: SignedBlockQuote,
): Promise<QuoteStanding> {
  const terms = await readBlockTerms(context, quote.share)
  const blockNumber = terms.block.number
  const { reader } = context
  const address = addressOf(context, 'Block')
  const token = quote.buys ? terms.cash.address : quote.share
  const receiver = quote.buys ? quote.maker : quote.taker
  const [signed, usable, admitted, balance, allowance] = await Promise.all([
    reader.verifyTypedData({
      address: quote.maker,
      domain: blockDomain(reader.chain.id, address),
      types: QUOTE_TYPES,
      primaryType: 'Quote',
      message: { ...quote },
      signature,
    }),
    reader.readContract({
      address,
      abi: blockAbi,
      functionName: 'usable',
      args: [quote.maker, BigInt(quote.nonce)],
      blockNumber,
    }),
    reader.readContract({
      address: quote.share,
      abi: shareAbi,
      functionName: 'canReceive',
      args: [receiver],
      blockNumber,
    }),
    tokenView(context, token, 'balanceOf', [quote.maker], blockNumber),
    tokenView(context, token, 'allowance', [quote.maker, address], blockNumber),
  ]).catch(explainError)
  const units = least(balance, allowance)
  const covered = quote.buys && quote.price > 0n ? (units * WAD) / quote.price : units
  const backed = least(covered, quote.shares)
  const needed = quote.whole ? quote.shares : 1n
  const outside =
    quote.price < terms.lowest || (!quote.buys && terms.highest !== undefined && quote.price > terms.highest)
  const refusals: readonly (readonly [boolean, QuoteRefusal])[] = [
    [!terms.listed, 'notListed'],
    [!signed, 'unsigned'],
    [terms.block.timestamp > BigInt(quote.deadline), 'expired'],
    [!usable, 'used'],
    [outside, 'outsideBand'],
    [!admitted, 'notAdmitted'],
    [(quote.buys ? (balance * WAD) / (quote.price || 1n) : balance) < needed, 'notBacked'],
    [backed < needed, 'notAllowed'],
  ]
  return { block: terms.block, refusal: refusals.find(([found]) => found)?.[1], backed }
}

function tokenView(
  { reader }: Context,
  address: Address,
  functionName: 'balanceOf' | 'allowance',
  args: readonly [Address] | readonly [Address, Address],
  blockNumber: bigint,
): Promise<bigint> {
  return reader.readContract({
    address,
    abi: erc20Abi,
    functionName,
    args,
    blockNumber,
  } as never) as Promise<bigint>
}

function least(first: bigint, second: bigint): bigint {
  if (first < second) return first
  return second
}
