import { type Log, parseEventLogs } from 'viem'
import { feedsAbi } from '../../generated/feedsAbi.ts'
import type { EventLog } from '../../transaction/types.ts'

/** What came of a report. */
export interface ReportOutcome {
  /** False: it moved further than the feed allows and waits to be confirmed. */
  readonly accepted: boolean
  /** How far it moved and how far it might have, when it waits. */
  readonly moved?: bigint
  readonly allowed?: bigint
}

/** Reads off the events whether a report was accepted or parked. */
export function reportOutcome(logs: readonly EventLog[]): ReportOutcome {
  const parked = parseEventLogs({ abi: feedsAbi, eventName: 'ReportParked', logs: logs as Log[] })[0]
  if (parked === undefined) return { accepted: true }
  return { accepted: false, moved: parked.args.moved, allowed: parked.args.allowed }
}
