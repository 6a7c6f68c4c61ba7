import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { windowsAbi } from '../../generated/windowsAbi.ts'
import { windowsOf } from '../../read/windowsOf.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** Dates of one window, unix seconds. */
export interface WindowTimes {
  readonly cutoff: number
  readonly settles: number
}

/** Publishes further windows of a share. The pool's servicer; what is published never moves. */
export async function publishWindows(
  context: Context,
  share: Address,
  times: readonly WindowTimes[],
): Promise<PreparedTransaction> {
  return prepare(context, {
    title: `Publish ${times.length} window${times.length === 1 ? '' : 's'}`,
    address: await windowsOf(context, share),
    data: encodeFunctionData({
      abi: windowsAbi,
      functionName: 'publish',
      args: [times.map(({ cutoff }) => cutoff), times.map(({ settles }) => settles)],
    }),
    result: () => undefined,
  })
}
