import { encodeFunctionData, type Hex } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { feedName } from '../../feeds/feedName.ts'
import { feedsAbi } from '../../generated/feedsAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/**
 * Decides over the report that a feed has parked: `confirm` by another reporter of the feed, `accept` or `discard` by
 * the role `feedSteward`.
 * @param data what was examined
 */
export async function settleReport(
  context: Context,
  feed: string,
  data: Hex,
  decision: 'confirm' | 'accept' | 'discard',
): Promise<PreparedTransaction> {
  const name = feedName(feed)
  return prepare(context, {
    title: `${decision === 'discard' ? 'Discard' : 'Accept'} the parked report of the feed ${feed}`,
    address: addressOf(context, 'Feeds'),
    data:
      decision === 'confirm'
        ? encodeFunctionData({ abi: feedsAbi, functionName: 'confirm', args: [name, data] })
        : encodeFunctionData({
            abi: feedsAbi,
            functionName: 'settle',
            args: [name, data, decision === 'accept'],
          }),
    result: () => undefined,
  })
}
