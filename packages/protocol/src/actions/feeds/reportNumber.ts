import { encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { feedName } from '../../feeds/feedName.ts'
import { feedsAbi } from '../../generated/feedsAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { type ReportOutcome, reportOutcome } from './reportOutcome.ts'

/** Reports a number observed now, in the feed's own unit. A reporter of a feed with a quorum of one. */
export async function reportNumber(
  context: Context,
  feed: string,
  answer: bigint,
): Promise<PreparedTransaction<ReportOutcome>> {
  return prepare(context, {
    title: `Report ${answer} to the feed ${feed}`,
    address: addressOf(context, 'Feeds'),
    data: encodeFunctionData({ abi: feedsAbi, functionName: 'report', args: [feedName(feed), answer] }),
    result: reportOutcome,
  })
}
