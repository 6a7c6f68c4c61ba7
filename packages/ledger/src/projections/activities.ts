import type { Hex } from 'viem'
import type { ActivityRow } from '../tables/activity.ts'
import { type ActivityEvent, activityOf, type Wording } from './activityOf.ts'
import { eventsNamed } from './eventsNamed.ts'
import { defineProjection } from './Projection.ts'
import { placeOf } from './placeOf.ts'
import { TRANSFER_CAUSES, transferKinds } from './transferKinds.ts'
import type { Write } from './Write.ts'

/** What happened to each wallet, a line each, with signed amounts of shares and cash. */
export const activities = defineProjection({
  name: 'activities',
  tables: ['activity'],
  events: [
    'Pool.Invested',
    'Pool.Activated',
    'Pool.Refunded',
    'Pool.Redeemed',
    'Pool.Withdrawn',
    'Pools.Withdrawn',
    'Pools.BondPosted',
    'Share.Transfer',
    'Share.Claimed',
    'Reserve.Transfer',
    'Reserve.Deposit',
    'Reserve.Withdraw',
    'Identity.Attested',
    'Identity.WalletLinked',
    'Identity.Recovered',
    ...TRANSFER_CAUSES,
  ],
  async apply({ events }, write) {
    const wording = await openWording(events, write)
    const rows = events.flatMap((event) =>
      activityOf(event, wording).map((line, n): ActivityRow => ({ ...line, ...placeOf(event), n })),
    )
    await write.insert('activity', rows)
  },
})

/** Pools and shares that the events name; the projection of pools has written them before. */
async function openWording(events: readonly ActivityEvent[], write: Write): Promise<Wording> {
  const named = new Set<Hex>()
  for (const event of events) {
    if (event.name.startsWith('Pool.') || event.name.startsWith('Share.')) named.add(event.address)
    if ('share' in event.args) named.add(event.args.share)
    if ('pool' in event.args) named.add(event.args.pool)
  }
  const addresses = [...named]
  const shares = await sharesAmong(addresses, write)
  const pools = await write.last(
    'pool',
    ['pool'],
    [...addresses, ...shares.map(({ pool }) => pool)].map((pool) => ({ pool })),
  )
  const byPool = Map.groupBy(shares, ({ pool }) => pool)
  const byShare = new Map(shares.map((row) => [row.share, row]))
  return {
    kindOf: transferKinds(eventsNamed(events, ...TRANSFER_CAUSES)),
    pools: new Map(pools.map((row) => [row.pool, row])),
    poolOf: (share) => byShare.get(share)?.pool ?? null,
    shareOf: (pool, tranche) => byPool.get(pool)?.find((row) => row.tranche === tranche)?.share ?? null,
    residualOf: (pool) =>
      byPool.get(pool)?.reduce((last, row) => (row.tranche > last.tranche ? row : last)).share ?? null,
  }
}

/** The shares among addresses, and all shares of the pools among them. */
async function sharesAmong(addresses: readonly Hex[], write: Write) {
  if (addresses.length === 0) return []
  return write.db
    .selectFrom('share')
    .selectAll()
    .where((row) => row.or([row('share', 'in', addresses), row('pool', 'in', addresses)]))
    .execute()
}
