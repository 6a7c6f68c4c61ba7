import { encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { feedName } from '../../feeds/feedName.ts'
import { feedsAbi } from '../../generated/feedsAbi.ts'
import type { SignedObservation } from '../../signatures/feedReport.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { type ReportOutcome, reportOutcome } from './reportOutcome.ts'

/** Reports the median of what a quorum of reporters signed. Anyone. */
export async function reportSigned(
  context: Context,
  feed: string,
  observations: readonly SignedObservation[],
): Promise<PreparedTransaction<ReportOutcome>> {
  const sorted = [...observations]
    .sort((a, b) => (BigInt(a.reporter) < BigInt(b.reporter) ? -1 : 1))
    .map(({ data, at, signature }) => ({ data, observedAt: at, signature }))
  return prepare(context, {
    title: `Report what ${observations.length} reporters signed to the feed ${feed}`,
    address: addressOf(context, 'Feeds'),
    data: encodeFunctionData({ abi: feedsAbi, functionName: 'reportSigned', args: [feedName(feed), sorted] }),
    result: reportOutcome,
  })
}
