import {
  decodeMoment,
  type Figures,
  type Mark,
  type Moment,
  type Status,
  type Waterfall,
} from '@specie/quant'
import type { Address, Hex } from 'viem'
import type { BlockReference } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { navAbi } from '../generated/navAbi.ts'
import { poolAbi } from '../generated/poolAbi.ts'

/** What the price contract keeps of a pool, in the form that the model computes with. */
export interface ChainBook {
  readonly figures: Figures
  readonly ladderHash: Hex
  readonly moments: readonly Moment[]
}

const STATUSES: readonly Status[] = ['opened', 'accepted', 'parked']

/** Figures, ladder hash and moments of a pool at one block. */
export async function readBook(context: Context, pool: Address, block: BlockReference): Promise<ChainBook> {
  const [figures, ladderHash, words] = await context.reader.readContract({
    address: addressOf(context, 'Nav'),
    abi: navAbi,
    functionName: 'bookOf',
    args: [pool],
    blockNumber: block.number,
  })
  const { status, ...numbers } = figures
  return {
    figures: { ...(bigints(numbers) as Omit<Figures, 'status'>), status: STATUSES[status - 1] ?? 'opened' },
    ladderHash,
    moments: words.map(decodeMoment),
  }
}

/** The cash books of a pool at one block, in the form that the model computes with. */
export async function readWaterfall(
  context: Context,
  pool: Address,
  block: BlockReference,
): Promise<Waterfall> {
  const book = await context.reader.readContract({
    address: pool,
    abi: poolAbi,
    functionName: 'book',
    blockNumber: block.number,
  })
  const tranches = book.tranches.slice(0, book.count)
  return {
    tranches: tranches.map(({ principal, coupon, accrued, distributing, earmark }) => ({
      principal,
      coupon: BigInt(coupon),
      accrued,
      distributing,
      earmark,
    })),
    coverageRatios: tranches.slice(0, -1).map(({ ratio }) => BigInt(ratio)),
    feeRate: BigInt(book.feeRate),
    base: book.base,
    fees: book.fees,
    trapped: book.trapped,
    since: BigInt(book.since),
  }
}

/** The mark of a share at one block; its `since` is 0 before the first. */
export async function readMark(context: Context, share: Address, block: BlockReference): Promise<Mark> {
  const [mark, offer] = await context.reader.readContract({
    address: addressOf(context, 'Nav'),
    abi: navAbi,
    functionName: 'markOf',
    args: [share],
    blockNumber: block.number,
  })
  return bigints({ ...mark, ...offer }) as unknown as Mark
}

function bigints(numbers: Readonly<Record<string, number | bigint>>): Record<string, bigint> {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, BigInt(value)]))
}
