import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { Tables } from '../../tables/tables.ts'
import type { WindowOrderVersionRow } from '../../tables/windows.ts'
import { type ReadAt, upTo } from '../ReadAt.ts'

/** An order and when it was first placed. */
export interface WindowOrderFacts extends WindowOrderVersionRow {
  readonly share: Hex
  readonly pool: Hex
  /** Unix seconds. */
  readonly placedAt: bigint
}

/** Every order that a wallet has or had in windows, of any share, by window. */
export async function windowOrders(
  db: Kysely<Tables>,
  controller: Hex,
  at: ReadAt = {},
): Promise<WindowOrderFacts[]> {
  const versions = await db
    .selectFrom('windowOrderVersion')
    .innerJoin('windowsOpened', 'windowsOpened.windows', 'windowOrderVersion.windows')
    .innerJoin('share', 'share.share', 'windowsOpened.share')
    .innerJoin('block', 'block.number', 'windowOrderVersion.blockNumber')
    .selectAll('windowOrderVersion')
    .select(['windowsOpened.share', 'share.pool', 'block.timestamp as placedAt'])
    .where('controller', '=', controller)
    .where('windowOrderVersion.blockNumber', '<=', upTo(at))
    .orderBy('windowOrderVersion.blockNumber')
    .orderBy('windowOrderVersion.logIndex')
    .execute()
  const orders = new Map<string, WindowOrderFacts>()
  for (const version of versions) {
    const key = `${version.windows} ${version.number}`
    const before = orders.get(key)
    // An order that was given up and placed again begins anew.
    const placedAt = before === undefined || before.joined === 0n ? version.placedAt : before.placedAt
    orders.set(key, { ...version, placedAt })
  }
  return [...orders.values()].sort((a, b) => a.number - b.number)
}
