import type { BlockReference } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { readShareQuote, type ShareQuote } from './readShareQuote.ts'
import type { Token } from './readToken.ts'

/** A tranche's books, as the pool keeps them. Cash units. */
interface TrancheBook {
  readonly principal: bigint
  readonly accrued: bigint
  readonly coupon: number
  readonly ratio: number
  readonly earmark: bigint
  readonly supply: bigint
  readonly distributing: boolean
}

/** A tranche: its books and its share's prices. Cash units; rates 1e-9 a year. */
export interface TrancheState extends TrancheBook, ShareQuote {}

/** A tranche at one block. */
export async function readTranche(
  context: Context,
  share: Token,
  book: TrancheBook,
  block: BlockReference,
): Promise<TrancheState> {
  return { ...book, ...(await readShareQuote(context, share, block)) }
}
