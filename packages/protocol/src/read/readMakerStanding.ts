import type { Address } from 'viem'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { makersAbi } from '../generated/makersAbi.ts'

/** What market makers of a share have promised. */
export interface MakerDuty {
  /** Furthest from bid and ask at which depth counts, 1e-5. */
  readonly spread: number
  /** Part of the samples that must be met, 1e-4. */
  readonly presence: number
  /** One block in so many is a sample. */
  readonly odds: number
  /** Samples by which an epoch is measured at least. */
  readonly least: number
  /** Seconds for which depth must have rested. */
  readonly age: number
  /** Cash units on each side. */
  readonly depth: bigint
  /** Most that is paid for an epoch, cash units. */
  readonly budget: bigint
}

/** One maker in one epoch. */
export interface MakerStanding {
  readonly maker: Address
  readonly ranges: readonly { readonly lower: number; readonly upper: number }[]
  /** What a sample would find now, cash units a side; undefined while the NAV is stale. */
  readonly now: { readonly buys: bigint; readonly sells: bigint; readonly spread: bigint } | undefined
  /** Samples of the epoch, those that were met, and part of them by which the epoch is measured so far, 0 to 1. */
  readonly samples: number
  readonly met: number
  readonly presence: number
  /** Mean depth and mean half spread (1e-5) over the samples that were met. */
  readonly depth: bigint
  readonly spread: number
  readonly claimed: boolean
  /** Cash units that the epoch pays it; undefined until it is closed. */
  readonly reward: bigint | undefined
}

/** Reads a maker's record of one epoch, and where it stands now. */
export async function readMakerStanding(
  context: Context,
  share: Address,
  maker: Address,
  epoch: bigint,
  blockNumber: bigint,
): Promise<MakerStanding> {
  const contract = { address: addressOf(context, 'Makers'), abi: makersAbi, blockNumber } as const
  const { reader } = context
  const [ranges, record, whole, duty, now] = await Promise.all([
    reader.readContract({ ...contract, functionName: 'rangesOf', args: [share, maker] }),
    reader.readContract({ ...contract, functionName: 'recordOf', args: [share, epoch, maker] }),
    reader.readContract({ ...contract, functionName: 'epochOf', args: [share, epoch] }),
    reader.readContract({ ...contract, functionName: 'dutyIn', args: [share, epoch] }),
    // A stale mark has no bid to measure by.
    reader
      .readContract({ ...contract, functionName: 'depthOf', args: [share, maker] })
      .catch(() => undefined),
  ]).catch(explainError)
  const { met } = record
  const presence = met === 0 ? 0 : met / Math.max(whole.samples, duty.least)
  return {
    maker,
    ranges,
    now: now === undefined ? undefined : { buys: now[0], sells: now[1], spread: now[2] },
    samples: whole.samples,
    met,
    presence,
    depth: met === 0 ? 0n : record.depth / BigInt(met),
    spread: met === 0 ? 0 : Number(record.spread) / met,
    claimed: record.claimed,
    reward: whole.closed ? rewardOf(record.depth, presence * 1e4 >= duty.presence, whole) : undefined,
  }
}

function rewardOf(
  depth: bigint,
  earned: boolean,
  { score, reward }: { readonly score: bigint; readonly reward: bigint },
): bigint {
  return earned && score > 0n ? (reward * depth) / score : 0n
}
