import { type Curve, packCurve } from '@specie/quant'
import { encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { feedName } from '../../feeds/feedName.ts'
import { feedsAbi } from '../../generated/feedsAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { type ReportOutcome, reportOutcome } from './reportOutcome.ts'

/** Reports a curve of its day. A reporter of a feed with a quorum of one. */
export async function reportCurve(
  context: Context,
  feed: string,
  curve: Curve,
): Promise<PreparedTransaction<ReportOutcome>> {
  return prepare(context, {
    title: `Report the curve ${feed} of ${new Date(curve.day * 86_400_000).toISOString().slice(0, 10)}`,
    address: addressOf(context, 'Feeds'),
    data: encodeFunctionData({
      abi: feedsAbi,
      functionName: 'reportCurve',
      args: [feedName(feed), packCurve(curve)],
    }),
    result: reportOutcome,
  })
}
