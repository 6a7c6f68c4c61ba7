import type { Hex } from 'viem'
import type { LedgerEvent } from '../chain/events.ts'
import type { ValuationRow } from '../tables/nav.ts'
import { confirmedValues } from './confirmedValues.ts'
import { eventsNamed } from './eventsNamed.ts'
import { defineProjection } from './Projection.ts'
import { placeOf } from './placeOf.ts'
import { versionsOf } from './versionsOf.ts'

const STATUSES = ['none', 'opened', 'accepted', 'parked'] as const
const ZERO = 0n

type NavEvent = LedgerEvent<
  'Nav.Opened' | 'Nav.Reported' | 'Nav.Valued' | 'Nav.Impaired' | 'Nav.Confirmed' | 'Nav.Marked'
>
type Body = Omit<ValuationRow, 'pool' | 'blockNumber' | 'logIndex'>

/** Reports to the price, what pools are worth after each valuation, and what shares cost. */
export const valuations = defineProjection({
  name: 'valuations',
  tables: ['navReport', 'valuation', 'navOpened', 'mark'],
  events: ['Nav.Opened', 'Nav.Reported', 'Nav.Valued', 'Nav.Impaired', 'Nav.Confirmed', 'Nav.Marked'],
  async apply({ events }, write) {
    const reports = eventsNamed(events, 'Nav.Reported')
    await write.insert(
      'navReport',
      reports.map((event) => {
        const { pool, revision, ladderHash, asOf, received, impairment } = event.args
        return { ...placeOf(event), pool, revision, ladderHash, asOf, received, impairment }
      }),
    )
    await write.insert(
      'navOpened',
      eventsNamed(events, 'Nav.Opened').map((event) => {
        const { pool, curveFeed, hazardFeed } = event.args
        const shifting = BigInt(hazardFeed) === ZERO ? null : hazardFeed
        return { ...placeOf(event), pool, curveFeed, hazardFeed: shifting }
      }),
    )
    await write.insert(
      'mark',
      eventsNamed(events, 'Nav.Marked').map((event) => {
        const { share, price, gross, rate, until } = event.args
        return { ...placeOf(event), share, price, gross, rate, until }
      }),
    )
    const keys = events.flatMap((event) => (event.name === 'Nav.Marked' ? [] : [{ pool: event.args.pool }]))
    const versions = await versionsOf(write, 'valuation', ['pool'], keys)
    const reported = new Map<Hex, Report>()
    for (const event of events) {
      if (event.name === 'Nav.Marked') continue
      const { pool } = event.args
      const after = valued(event, versions.get({ pool }), reported)
      if (after !== undefined) versions.put({ ...after, pool, ...placeOf(event) })
    }
    await versions.write()
  },
})

/** A report whose value comes with the next event of the same pool. */
interface Report {
  readonly first: boolean
  readonly revision?: bigint
  readonly impairment?: bigint
}

function valued(
  event: Exclude<NavEvent, { readonly name: 'Nav.Marked' }>,
  before: ValuationRow | undefined,
  reported: Map<Hex, Report>,
): Body | undefined {
  const { pool } = event.args
  switch (event.name) {
    case 'Nav.Opened':
      reported.set(pool, { first: true })
      return undefined
    case 'Nav.Reported': {
      const { revision, impairment } = event.args
      reported.set(pool, { first: reported.get(pool)?.first ?? false, revision, impairment })
      return undefined
    }
    case 'Nav.Valued': {
      const report = reported.get(pool)
      reported.delete(pool)
      return newValue(event, before, report)
    }
    case 'Nav.Impaired':
      return before && impaired(before, event.args.amount, event.args.total)
    case 'Nav.Confirmed':
      return before && confirmedValues(before)
  }
}

function newValue(
  event: LedgerEvent<'Nav.Valued'>,
  before: ValuationRow | undefined,
  report: Report | undefined,
): Body {
  const { value, lower, upper, curve, hazardShift } = event.args
  const status = STATUSES[event.args.status] ?? 'none'
  const waiting = before?.status === 'parked' ? before.pendingImpairment : (before?.impairment ?? ZERO)
  const pending = report?.impairment ?? waiting
  const held = before?.impairment ?? ZERO
  const parked = status === 'parked'
  return {
    cause: report === undefined ? 'mark' : report.first ? 'report' : 'collection',
    status,
    revision: report?.revision ?? before?.revision ?? ZERO,
    value,
    lower,
    upper,
    impairment: parked && held > pending ? held : pending,
    pendingImpairment: status === 'accepted' ? ZERO : pending,
    curve,
    hazardShift,
    exact: true,
  }
}

/** Losses stated between reports lower what exits count by as much, down to nothing. */
function impaired(before: ValuationRow, amount: bigint, total: bigint): Body {
  const pendingImpairment = before.status === 'accepted' ? ZERO : before.pendingImpairment + amount
  const lower = before.lower > amount ? before.lower - amount : ZERO
  return { ...before, cause: 'impairment', lower, impairment: total, pendingImpairment, exact: false }
}
