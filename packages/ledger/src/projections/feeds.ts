import type { Hex } from 'viem'
import type { LedgerEvent } from '../chain/events.ts'
import type { FeedReportRow, FeedVersionRow } from '../tables/feed.ts'
import { eventsNamed } from './eventsNamed.ts'
import { observationOf } from './observationOf.ts'
import { defineProjection } from './Projection.ts'
import { placeOf } from './placeOf.ts'
import { versionsOf } from './versionsOf.ts'

const KINDS = ['none', 'relative', 'absolute', 'curve'] as const

const STATE_EVENTS = [
  'Feeds.FeedSet',
  'Feeds.FeedEnded',
  'Feeds.Reported',
  'Feeds.ReportParked',
  'Feeds.ReportConfirmed',
  'Feeds.ReportDiscarded',
] as const
type FeedEvent = LedgerEvent<(typeof STATE_EVENTS)[number]>

/** Feeds, who reports to them, what was reported and what became of it. */
export const feeds = defineProjection({
  name: 'feeds',
  tables: ['feedVersion', 'feedReporterVersion', 'feedReport'],
  events: [...STATE_EVENTS, 'Feeds.ReporterSet'],
  async apply({ events }, write) {
    const changes = eventsNamed(events, ...STATE_EVENTS)
    const keys = changes.map(({ args: { feed } }) => ({ feed }))
    const versions = await versionsOf(write, 'feedVersion', ['feed'], keys)
    const confirmed = new Set(eventsNamed(changes, 'Feeds.ReportConfirmed').map(reportKey))
    const reports: FeedReportRow[] = []
    for (const event of changes) {
      const { feed } = event.args
      const before = versions.get({ feed })
      const observedAt = observed(event, before, confirmed)
      const after = changed(event, before, observedAt)
      if (after !== undefined) versions.put({ ...after, feed, ...placeOf(event) })
      const report = reportOf(event, observedAt)
      if (report !== undefined) reports.push(report)
    }
    await versions.write()
    await write.insert('feedReport', reports)
    await write.insert(
      'feedReporterVersion',
      eventsNamed(events, 'Feeds.ReporterSet').map((event) => {
        const { feed, reporter, allowed } = event.args
        return { feed, reporter, ...placeOf(event), allowed }
      }),
    )
  },
})

function reportKey({
  transactionHash,
  args,
}: LedgerEvent<'Feeds.ReportConfirmed' | 'Feeds.Reported'>): string {
  return `${transactionHash} ${args.feed} ${args.data}`
}

/** When what is reported was observed: told of parked reports, else it follows from kind and time. */
function observed(
  event: FeedEvent,
  before: FeedVersionRow | undefined,
  confirmed: ReadonlySet<string>,
): bigint | null {
  switch (event.name) {
    case 'Feeds.ReportParked':
      return event.args.observedAt
    case 'Feeds.Reported': {
      if (confirmed.has(reportKey(event)) && before?.parkedAt != null) return before.parkedAt
      return observationOf(before?.kind ?? 'none', event.args.data, event.timestamp)
    }
    default:
      return null
  }
}

type Body = Omit<FeedVersionRow, 'feed' | 'blockNumber' | 'logIndex'>

function changed(
  event: FeedEvent,
  before: FeedVersionRow | undefined,
  observedAt: bigint | null,
): Body | undefined {
  if (event.name === 'Feeds.FeedSet') {
    const { kind, decimals, quorum, maxAge, step, pace } = event.args.settings
    const ages = { maxAge: BigInt(maxAge), step: BigInt(step), pace: BigInt(pace) }
    const last = before ?? { data: null, observedAt: null, reports: 0n }
    return { ...last, kind: KINDS[kind] ?? 'none', decimals, quorum, ...ages, ended: false, ...NOT_PARKED }
  }
  if (before === undefined) return undefined
  switch (event.name) {
    case 'Feeds.FeedEnded':
      return { ...before, ended: true }
    case 'Feeds.Reported':
      return { ...before, data: event.args.data, observedAt, reports: before.reports + 1n, ...NOT_PARKED }
    case 'Feeds.ReportParked':
      return { ...before, parkedData: event.args.data, parkedAt: observedAt }
    case 'Feeds.ReportDiscarded':
      return { ...before, ...NOT_PARKED }
    case 'Feeds.ReportConfirmed':
      return undefined
  }
}

const NOT_PARKED = { parkedData: null, parkedAt: null } as const

function reportOf(event: FeedEvent, observedAt: bigint | null): FeedReportRow | undefined {
  const place = { ...placeOf(event), feed: event.args.feed }
  const rest = { observedAt, moved: null, allowed: null, by: null as Hex | null }
  switch (event.name) {
    case 'Feeds.Reported':
      return { ...place, outcome: 'accepted', data: event.args.data, ...rest }
    case 'Feeds.ReportParked': {
      const { data, moved, allowed } = event.args
      return { ...place, outcome: 'parked', data, ...rest, moved, allowed }
    }
    case 'Feeds.ReportConfirmed':
      return { ...place, outcome: 'confirmed', data: event.args.data, ...rest, by: event.args.by }
    case 'Feeds.ReportDiscarded':
      return { ...place, outcome: 'discarded', data: event.args.data, ...rest }
    default:
      return undefined
  }
}
