import { ArgumentError } from '@specie/units'
import type { Page } from './ReadAt.ts'

/** A place in a list by block and log. */
export interface Place {
  readonly blockNumber: bigint
  readonly logIndex: number
}

/**
 * The place that a cursor names.
 * @throws ArgumentError when it is not one of ours.
 */
export function placeIn(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined
  const [block, log, ...more] = cursor.split('-')
  if (more.length > 0 || !isNumber(block) || !isNumber(log)) {
    throw new ArgumentError('cursor', cursor, 'the `next` of an earlier page')
  }
  return { blockNumber: BigInt(block), logIndex: Number(log) }
}

/** A page of at most `limit` rows out of `limit + 1`, whose cursor is the place of its last row. */
export function pageOf<Row extends Place>(rows: readonly Row[], limit: number): Page<Row> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit && last !== undefined
  return { rows: shown, next: more ? `${last.blockNumber}-${last.logIndex}` : null }
}

function isNumber(text: string | undefined): text is string {
  return text !== undefined && /^\d{1,15}$/.test(text)
}
