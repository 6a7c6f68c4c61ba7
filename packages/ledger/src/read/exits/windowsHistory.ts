import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { Tables } from '../../tables/tables.ts'
import type { WindowsOpenedRow, WindowVersionRow } from '../../tables/windows.ts'
import { type ReadAt, upTo } from '../ReadAt.ts'
import { happened } from '../withTransaction.ts'

/** One window; when and in which transaction its last change was, so of a settled one the settlement. */
export interface WindowHistory extends WindowVersionRow {
  readonly time: bigint
  readonly transaction: Hex
}

/** The windows of a share that are in force, and all that they published. */
export interface WindowsHistory extends WindowsOpenedRow {
  readonly next: number
  readonly last: number
  readonly empty: number
  /** Share units that wait since earlier windows. */
  readonly waiting: bigint
  readonly published: readonly WindowHistory[]
}

/** The windows of shares that are in force at a block, by share. A share without any is absent. */
export async function windowsHistory(
  db: Kysely<Tables>,
  shares: readonly Hex[],
  at: ReadAt = {},
): Promise<readonly WindowsHistory[]> {
  if (shares.length === 0) return []
  const opened = await db
    .selectFrom('windowsOpened')
    .distinctOn('share')
    .selectAll()
    .where('share', 'in', shares)
    .where('blockNumber', '<=', upTo(at))
    .orderBy('share')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
  return Promise.all(
    opened.map(async (one) => {
      const [schedule, windows] = await Promise.all([
        scheduleOf(db, one.windows, at),
        windowsIn(db, one.windows, at),
      ])
      return {
        ...one,
        next: schedule?.nextWindow ?? 1,
        last: schedule?.lastWindow ?? 0,
        empty: schedule?.emptyInRow ?? 0,
        waiting: schedule?.waiting ?? 0n,
        published: windows,
      }
    }),
  )
}

function scheduleOf(db: Kysely<Tables>, windows: Hex, at: ReadAt) {
  return db
    .selectFrom('windowsVersion')
    .selectAll()
    .where('windows', '=', windows)
    .where('blockNumber', '<=', upTo(at))
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .executeTakeFirst()
}

function windowsIn(db: Kysely<Tables>, windows: Hex, at: ReadAt): Promise<WindowHistory[]> {
  return db
    .selectFrom('windowVersion')
    .innerJoin(happened(db).as('at'), (join) =>
      join
        .onRef('at.blockNumber', '=', 'windowVersion.blockNumber')
        .onRef('at.logIndex', '=', 'windowVersion.logIndex'),
    )
    .distinctOn('number')
    .selectAll('windowVersion')
    .select(['at.time', 'at.transaction'])
    .where('windows', '=', windows)
    .where('windowVersion.blockNumber', '<=', upTo(at))
    .orderBy('number')
    .orderBy('windowVersion.blockNumber', 'desc')
    .orderBy('windowVersion.logIndex', 'desc')
    .execute()
}
