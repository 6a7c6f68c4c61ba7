import { type Curve, unpackCurve } from '@specie/quant'
import type { Hex } from 'viem'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { feedsAbi } from '../generated/feedsAbi.ts'

/** A feed, its last answer, and the report that waits. */
export interface FeedReading {
  readonly block: BlockReference
  readonly kind: 'relative' | 'absolute' | 'curve'
  /** Last answer in the feed's own unit; 0 for a curve. */
  readonly answer: bigint
  readonly decimals: number
  /** Undefined for a number. */
  readonly curve: Curve | undefined
  /** Unix seconds of the observation; 0: nothing was reported yet. */
  readonly at: number
  /** Seconds. */
  readonly age: number
  readonly maxAge: number
  readonly fresh: boolean
  readonly quorum: number
  readonly step: number
  readonly pace: number
  /** A report outside the bounds that waits to be confirmed. */
  readonly parked: { readonly data: Hex; readonly at: number } | undefined
}

const KINDS = ['relative', 'absolute', 'curve'] as const

/** Reads a feed at one block. */
export async function readFeed(context: Context, feed: Hex, blockNumber?: bigint): Promise<FeedReading> {
  const block = await readBlock(context.reader, blockNumber).catch(explainError)
  const contract = { address: addressOf(context, 'Feeds'), abi: feedsAbi, blockNumber: block.number } as const
  const [[settings, word], parked] = await Promise.all([
    context.reader.readContract({ ...contract, functionName: 'feedOf', args: [feed] }),
    context.reader.readContract({ ...contract, functionName: 'parkedOf', args: [feed] }),
  ]).catch(explainError)
  const { answer, decimals, observedAt: at, maxAge, quorum, step, pace } = settings
  const age = Number(block.timestamp) - at
  return {
    block,
    kind: KINDS[settings.kind - 1]!,
    answer,
    decimals,
    curve: settings.kind === 3 && at !== 0 ? unpackCurve(word) : undefined,
    at,
    age,
    maxAge,
    fresh: at !== 0 && age <= maxAge,
    quorum,
    step,
    pace,
    parked: parked.observedAt === 0 ? undefined : { data: parked.data, at: parked.observedAt },
  }
}
