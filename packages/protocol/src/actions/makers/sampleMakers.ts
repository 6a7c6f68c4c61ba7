import { type Address, encodeFunctionData, type Log, parseEventLogs } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { makersAbi } from '../../generated/makersAbi.ts'
import { readShareTokens } from '../../read/readShareTokens.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { EventLog, PreparedTransaction } from '../../transaction/types.ts'

/** What a look at the makers of a share found. */
export interface MakersSampled {
  /** Whether the block was a sample; most are not, and then nothing has changed. */
  readonly taken: boolean
  readonly makers: readonly {
    readonly maker: Address
    readonly met: boolean
    readonly buys: bigint
    readonly sells: bigint
  }[]
}

/** Looks at the makers of a share if the block that this lands in is a sample. Anyone. */
export async function sampleMakers(
  context: Context,
  address: Address,
): Promise<PreparedTransaction<MakersSampled>> {
  const { share, cash } = await readShareTokens(context, address)
  return prepare(context, {
    unit: cash,
    title: `Look at the market makers of ${share.symbol}`,
    address: addressOf(context, 'Makers'),
    data: encodeFunctionData({ abi: makersAbi, functionName: 'sample', args: [address] }),
    result: sampledIn,
  })
}

/** Pays a maker for an epoch that is over, closing the epoch first where nobody has. Anyone. */
export async function claimMakerPay(
  context: Context,
  address: Address,
  epoch: bigint,
  maker: Address,
): Promise<PreparedTransaction<{ readonly paid: bigint }>> {
  const { share, cash } = await readShareTokens(context, address)
  return prepare(context, {
    unit: cash,
    title: `Pay a market maker of ${share.symbol} for epoch ${epoch}`,
    address: addressOf(context, 'Makers'),
    data: encodeFunctionData({ abi: makersAbi, functionName: 'claim', args: [address, epoch, maker] }),
    result: (logs) => ({ paid: findEvent(makersAbi, 'MakerPaid', logs).cash }),
  })
}

function sampledIn(logs: readonly EventLog[]): MakersSampled {
  const events = parseEventLogs({ abi: makersAbi, logs: logs as Log[] })
  return {
    taken: events.some(({ eventName }) => eventName === 'SampleTaken'),
    makers: events.flatMap((event) => {
      if (event.eventName !== 'MakerSampled') return []
      const { maker, met, buys, sells } = event.args
      return [{ maker, met, buys, sells }]
    }),
  }
}
