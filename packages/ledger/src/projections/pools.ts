import type { Hex } from 'viem'
import type { LedgerEvent } from '../chain/events.ts'
import type { CollectionRow, PoolVersionRow, ShareRow, TrancheVersionRow } from '../tables/pool.ts'
import { eventsNamed } from './eventsNamed.ts'
import { defineProjection } from './Projection.ts'
import { placeOf } from './placeOf.ts'
import { poolChanges } from './poolChanges.ts'
import { trancheChange } from './trancheChange.ts'
import { type Versions, versionsOf } from './versionsOf.ts'
import type { Write } from './Write.ts'

const POOL_EVENTS = [
  'Pools.PoolOpened',
  'Pools.BondPosted',
  'Pools.BondReleased',
  'Pools.DoublePledgeProven',
  'Nav.Reported',
  'Pool.Originated',
  'Pool.RaisingStarted',
  'Pool.Invested',
  'Pool.Activated',
  'Pool.RefundingStarted',
  'Pool.Refunded',
  'Pool.Collected',
  'Pool.CreditQuality',
  'Pool.Paid',
  'Pool.BondReceived',
  'Pool.IssuanceFrozenSet',
  'Pool.ServicerReplaced',
  'Pool.ValuerReplaced',
  'Pool.WindingDownStarted',
  'Pool.PoolClosed',
  'Pool.Redeemed',
  'Share.Distributed',
] as const

/** An event that changes a pool. */
export type PoolEvent = LedgerEvent<(typeof POOL_EVENTS)[number]>

/** Pools and their shares, their state and cash after each event, and the periods that were reported and paid. */
export const pools = defineProjection({
  name: 'pools',
  tables: ['pool', 'share', 'poolVersion', 'trancheVersion', 'collection'],
  described: ['poolTerms', 'shareTerms'],
  events: POOL_EVENTS,
  async apply({ events }, write) {
    await openPools(eventsNamed(events, 'Pools.PoolOpened'), write)
    const shares = await sharesOf(eventsNamed(events, 'Share.Distributed'), write)
    const poolOf = (event: PoolEvent) => poolOfEvent(event, shares)
    const keys = events.map((event) => ({ pool: poolOf(event) }))
    const versions = await versionsOf(write, 'poolVersion', ['pool'], keys)
    const tranches = await versionsOf(
      write,
      'trancheVersion',
      ['pool', 'tranche'],
      keys.flatMap(({ pool }) => [0, 1, 2].map((tranche) => ({ pool, tranche }))),
    )
    const collections = new Map<Hex, Partial<CollectionRow>>()
    const finished: CollectionRow[] = []
    for (const event of events) {
      const pool = poolOf(event)
      const before = versions.get({ pool })
      const after = poolChanges(before, event)
      if (after !== undefined) versions.put({ ...after, pool, ...placeOf(event) })
      changeTranches(event, pool, shares, tranches)
      const whole = collected(event, pool, before, collections)
      if (whole !== undefined) finished.push(whole)
    }
    await versions.write()
    await tranches.write()
    await write.insert('collection', finished)
  },
})

async function openPools(opened: readonly LedgerEvent<'Pools.PoolOpened'>[], write: Write): Promise<void> {
  await write.insert(
    'pool',
    opened.map((event) => {
      const { number, pool, issuer, servicer, valuer, cash } = event.args
      return { pool, ...placeOf(event), number, issuer, servicer, valuer, cash }
    }),
  )
  await write.insert(
    'share',
    opened.flatMap((event) =>
      event.args.shares.flatMap((share, tranche): ShareRow[] =>
        BigInt(share) === 0n ? [] : [{ share, ...placeOf(event), pool: event.args.pool, tranche }],
      ),
    ),
  )
}

/** The pools and tranches of shares that paid income. */
async function sharesOf(
  events: readonly LedgerEvent<'Share.Distributed'>[],
  write: Write,
): Promise<ReadonlyMap<Hex, ShareRow>> {
  const wanted = [...new Set(events.map(({ address }) => address))]
  if (wanted.length === 0) return new Map()
  const rows = await write.last(
    'share',
    ['share'],
    wanted.map((share) => ({ share })),
  )
  return new Map(rows.map((row) => [row.share, row]))
}

function poolOfEvent(event: PoolEvent, shares: ReadonlyMap<Hex, ShareRow>): Hex {
  switch (event.name) {
    case 'Pools.PoolOpened':
    case 'Pools.BondPosted':
    case 'Pools.BondReleased':
    case 'Nav.Reported':
      return event.args.pool
    case 'Pools.DoublePledgeProven':
      return event.args.later
    case 'Share.Distributed':
      return shares.get(event.address)!.pool
    default:
      return event.address
  }
}

function changeTranches(
  event: PoolEvent,
  pool: Hex,
  shares: ReadonlyMap<Hex, ShareRow>,
  tranches: Versions<TrancheVersionRow, { readonly pool: Hex; readonly tranche: number }>,
): void {
  const own = event.name === 'Share.Distributed' ? shares.get(event.address)!.tranche : undefined
  for (const tranche of [0, 1, 2]) {
    const change = trancheChange(event, tranche, own)
    if (change === undefined) continue
    const before = tranches.get({ pool, tranche }) ?? NOTHING
    tranches.put({
      pool,
      tranche,
      ...placeOf(event),
      paidIn: before.paidIn + (change.paidIn ?? 0n),
      paid: before.paid + (change.paid ?? 0n),
      distributed: before.distributed + (change.distributed ?? 0n),
      redeemed: before.redeemed + (change.redeemed ?? 0n),
    })
  }
}

const NOTHING = { paidIn: 0n, paid: 0n, distributed: 0n, redeemed: 0n }

/** The three events of a period, which come one after another, as one row where the first one stands. */
function collected(
  event: PoolEvent,
  pool: Hex,
  before: PoolVersionRow | undefined,
  open: Map<Hex, Partial<CollectionRow>>,
): CollectionRow | undefined {
  if (event.name === 'Pool.Collected') {
    const { period, asOf, interest, principal, recoveries, value, tapeRoot } = event.args
    const cash = { interest, principal, recoveries, value }
    const windingDown = before?.state === 'windingDown'
    open.set(pool, { ...placeOf(event), pool, period: BigInt(period), asOf, ...cash, tapeRoot, windingDown })
  } else if (event.name === 'Pool.CreditQuality') {
    const { defaulted, late30, late60, late90, impairment } = event.args
    open.set(pool, { ...open.get(pool), defaulted, late30, late60, late90, impairment })
  } else if (event.name === 'Pool.Paid') {
    const { fees, tranches, trapped, covered } = event.args
    const [senior, middle, residual] = tranches
    return { ...open.get(pool), fees, senior, middle, residual, trapped, covered } as CollectionRow
  }
  return undefined
}
