import { encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { feedName } from '../../feeds/feedName.ts'
import { feedsAbi } from '../../generated/feedsAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** How a feed's movement is measured: against its last answer, in its own unit, or a curve's bucket that moved most. */
export const FEED_KINDS = { relative: 1, absolute: 2, curve: 3 } as const

/** Conditions of a feed. */
export interface FeedSettings {
  readonly kind: keyof typeof FEED_KINDS
  /** Of a number's answer. */
  readonly decimals?: number
  /** Reporters that a report needs; 1: a reporter's own message will do. */
  readonly quorum?: number
  /** Seconds after its observation at which an answer is stale. */
  readonly maxAge: number
  /** Largest move of one report: 1e-9 of the answer, the feed's own unit, or 1e-7 a year for a curve. */
  readonly step: number
  /** Largest move a day, in the same unit. */
  readonly pace: number
}

/** Creates a feed or changes its settings. Needs the role `feedSteward`. */
export async function setFeed(
  context: Context,
  feed: string,
  settings: FeedSettings,
): Promise<PreparedTransaction> {
  const { kind, decimals = 0, quorum = 1, maxAge, step, pace } = settings
  return prepare(context, {
    title: `Set the feed ${feed}`,
    address: addressOf(context, 'Feeds'),
    data: encodeFunctionData({
      abi: feedsAbi,
      functionName: 'setFeed',
      args: [feedName(feed), { kind: FEED_KINDS[kind], decimals, quorum, maxAge, step, pace }],
    }),
    result: () => undefined,
  })
}
