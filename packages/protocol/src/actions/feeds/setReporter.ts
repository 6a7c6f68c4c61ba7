import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { feedName } from '../../feeds/feedName.ts'
import { feedsAbi } from '../../generated/feedsAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** Admits a reporter to a feed, or removes it. Needs the role `feedSteward`. */
export async function setReporter(
  context: Context,
  feed: string,
  reporter: Address,
  allowed = true,
): Promise<PreparedTransaction> {
  return prepare(context, {
    title: `${allowed ? 'Admit' : 'Remove'} ${reporter} as a reporter of ${feed}`,
    address: addressOf(context, 'Feeds'),
    data: encodeFunctionData({
      abi: feedsAbi,
      functionName: 'setReporter',
      args: [feedName(feed), reporter, allowed],
    }),
    result: () => undefined,
  })
}
