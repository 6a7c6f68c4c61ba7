import type { Address } from 'viem'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { makersAbi } from '../generated/makersAbi.ts'
import { type MakerDuty, type MakerStanding, readMakerStanding } from './readMakerStanding.ts'
import { readShareTokens, type ShareTokens } from './readShareTokens.ts'

/** The market makers of one share at one block. */
export interface MakersReading extends ShareTokens {
  readonly block: BlockReference
  /** Undefined where the share has none. */
  readonly duty: MakerDuty | undefined
  readonly epoch: {
    readonly number: bigint
    /** Unix seconds. */
    readonly begins: number
    readonly ends: number
    readonly samples: number
  }
  /** Cash units kept for makers that no epoch has been given yet. */
  readonly pot: bigint
  readonly makers: readonly MakerStanding[]
}

/** Reads duty, epoch and every maker of a share. */
export async function readMakers(
  context: Context,
  share: Address,
  blockNumber?: bigint,
): Promise<MakersReading> {
  const block = await readBlock(context.reader, blockNumber).catch(explainError)
  const contract = {
    address: addressOf(context, 'Makers'),
    abi: makersAbi,
    blockNumber: block.number,
  } as const
  const { reader } = context
  const [tokens, duty, list, pot, length] = await Promise.all([
    readShareTokens(context, share),
    reader.readContract({ ...contract, functionName: 'dutyOf', args: [share] }),
    reader.readContract({ ...contract, functionName: 'makersOf', args: [share] }),
    reader.readContract({ ...contract, functionName: 'pot' }),
    reader.readContract({ ...contract, functionName: 'epochLength' }),
  ]).catch(explainError)
  const number = block.timestamp / length
  const { samples } = await reader
    .readContract({ ...contract, functionName: 'epochOf', args: [share, number] })
    .catch(explainError)
  const makers = await Promise.all(
    list.map((maker) => readMakerStanding(context, share, maker, number, block.number)),
  )
  return {
    ...tokens,
    block,
    duty: duty.odds === 0 ? undefined : duty,
    epoch: {
      number,
      begins: Number(number * length),
      ends: Number((number + 1n) * length),
      samples,
    },
    pot,
    makers,
  }
}
