import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { ValuationRow } from '../tables/nav.ts'
import type { Tables } from '../tables/tables.ts'
import { type PricePoint, priceHistory } from './priceHistory.ts'
import { type ReadRange, upTo, within } from './ReadAt.ts'
import { type Happened, happened } from './withTransaction.ts'

/** A pool's value at one time. Cash units. */
export interface NavPoint extends ValuationRow, Happened {
  /** Prices by tranche after it; null where none was published yet. */
  readonly prices: readonly (PricePoint | null)[]
}

/** What a pool was worth after each report, mark, confirmation and impairment, oldest first. */
export async function navHistory(db: Kysely<Tables>, pool: Hex, range: ReadRange = {}): Promise<NavPoint[]> {
  const { from, to } = within(range)
  const [points, shares] = await Promise.all([
    db
      .selectFrom('valuation')
      .innerJoin(happened(db).as('at'), (join) =>
        join
          .onRef('at.blockNumber', '=', 'valuation.blockNumber')
          .onRef('at.logIndex', '=', 'valuation.logIndex'),
      )
      .selectAll('valuation')
      .select(['at.time', 'at.transaction'])
      .where('pool', '=', pool)
      .where('valuation.blockNumber', '<=', upTo(range))
      .where('at.time', '>=', from)
      .where('at.time', '<', to)
      .orderBy('valuation.blockNumber')
      .orderBy('valuation.logIndex')
      .execute(),
    db.selectFrom('share').select('share').where('pool', '=', pool).orderBy('tranche').execute(),
  ])
  const histories = await Promise.all(
    shares.map(({ share }) => priceHistory(db, share, { atBlock: range.atBlock })),
  )
  const read = histories.map(() => 0)
  return points.map((point) => ({
    ...point,
    prices: histories.map((history, i) => {
      // The marks of a valuation come in its transaction, after it.
      while (read[i]! < history.length && comesBy(history[read[i]!]!, point)) read[i]! += 1
      return history[read[i]! - 1] ?? null
    }),
  }))
}

function comesBy(mark: PricePoint, point: NavPoint | (ValuationRow & Happened)): boolean {
  return mark.blockNumber < point.blockNumber || mark.transaction === point.transaction
}
