import { SpecieError } from '@specie/units'
import type { Kysely } from 'kysely'
import type { BlockRow } from '../tables/chain.ts'
import type { Tables } from '../tables/tables.ts'

/** The blocks at which a period begins and ends. */
export interface BlockSpan {
  /** The last block before the period, or the first that the ledger has. */
  readonly start: BlockRow
  /** The last block of the period that the ledger has. */
  readonly end: BlockRow
}

/**
 * Finds the blocks between two moments.
 * @param from unix seconds, the period's first
 * @param to unix seconds, the first after the period
 * @throws SpecieError `ledger.empty` before the first block, `input.period` when the chain had not begun by then
 */
export async function blockSpan(db: Kysely<Tables>, from: bigint, to: bigint): Promise<BlockSpan> {
  const before = (time: bigint) =>
    db
      .selectFrom('block')
      .selectAll()
      .where('timestamp', '<', time)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst()
  const [start, end, first] = await Promise.all([
    before(from),
    before(to),
    db.selectFrom('block').selectAll().orderBy('number').limit(1).executeTakeFirst(),
  ])
  if (first === undefined) {
    throw new SpecieError({
      code: 'ledger.empty',
      message: 'The ledger has no block yet',
      remedy: '`npm start` or `npx specie node run` fills it',
    })
  }
  if (end === undefined) {
    const day = new Date(Number(first.timestamp) * 1000).toISOString().slice(0, 10)
    throw new SpecieError({
      code: 'input.period',
      message: `The period ends before the chain begins, on ${day}`,
      expected: `a period that reaches ${day} or later`,
    })
  }
  return { start: start ?? first, end }
}
