import type { Address } from 'viem'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { explainError } from '../errors/explainError.ts'
import { shareAbi } from '../generated/shareAbi.ts'
import { readShareQuote, type ShareQuote } from './readShareQuote.ts'
import { readShareTokens } from './readShareTokens.ts'
import type { Token } from './readToken.ts'

/** What somebody has of a share. */
export interface Holding extends ShareQuote {
  readonly block: BlockReference
  readonly holder: Address
  readonly cash: Token
  /** Share units, and those of them that are frozen. */
  readonly balance: bigint
  readonly frozen: bigint
  /** The whole wallet is frozen. */
  readonly walletFrozen: boolean
  /** Unix seconds until which the wallet cannot send; 0 or past: it can. */
  readonly lockedUntil: number
  /** Income to claim, cash units. */
  readonly claimable: bigint
  /** Balance at the price, cash units, rounded down. */
  readonly value: bigint
}

/** Reads a holding at one block. */
export async function readHolding(
  context: Context,
  share: Address,
  holder: Address,
  blockNumber?: bigint,
): Promise<Holding> {
  const block = await readBlock(context.reader, blockNumber).catch(explainError)
  const tokens = await readShareTokens(context, share)
  const contract = { address: share, abi: shareAbi, args: [holder], blockNumber: block.number } as const
  const { reader } = context
  const [balance, frozen, walletFrozen, lockedUntil, claimable, quote] = await Promise.all([
    reader.readContract({ ...contract, functionName: 'balanceOf' }),
    reader.readContract({ ...contract, functionName: 'getFrozenTokens' }),
    reader.readContract({ ...contract, functionName: 'isFrozen' }),
    reader.readContract({ ...contract, functionName: 'lockedUntil' }),
    reader.readContract({ ...contract, functionName: 'claimable' }),
    readShareQuote(context, tokens.share, block),
  ]).catch(explainError)
  const value = (balance * quote.price) / 10n ** 18n
  return {
    block,
    holder,
    cash: tokens.cash,
    balance,
    frozen,
    walletFrozen,
    lockedUntil,
    claimable,
    value,
    ...quote,
  }
}
