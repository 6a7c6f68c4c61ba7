import { type Kysely, sql, type Transaction } from 'kysely'
import type { ChainPart, Followed } from '../chain/ChainPart.ts'
import type { Projection } from '../projections/Projection.ts'
import type { CursorRow } from '../tables/chain.ts'
import type { Tables } from '../tables/tables.ts'
import { type ColumnCatalog, createWrite } from './createWrite.ts'
import { LedgerConflict } from './LedgerConflict.ts'
import { runProjections } from './runProjections.ts'

export type Cursor = Omit<CursorRow, 'single'>

/** One batch: blocks, their logs, and where the ledger stands afterwards. */
export interface PartToWrite {
  readonly part: ChainPart
  /** Every contract followed in these blocks, those born in them included. */
  readonly followed: Followed
  readonly before: Cursor | undefined
  readonly after: Cursor
}

/**
 * Writes blocks, logs, projections and the cursor in the given transaction, and tells listeners of `specie_head`.
 * Gives the number of events.
 * @throws LedgerConflict when the cursor is not where this indexer left it.
 */
export async function writePart(
  db: Transaction<Tables>,
  catalog: ColumnCatalog,
  projections: readonly Projection[],
  { part, followed, before, after }: PartToWrite,
): Promise<number> {
  await lockCursor(db, before)
  const write = createWrite(db, catalog)
  await write.insert('block', part.blocks)
  await write.insert('log', part.logs)
  await write.insert('followed', part.born)
  const timestamps = new Map(part.blocks.map(({ number, timestamp }) => [number, timestamp]))
  const timestampOf = (number: bigint) => timestamps.get(number)!
  const { first, last, logs } = part
  const events = await runProjections(projections, { first, last, logs, followed, timestampOf }, write)
  await moveCursor(db, after)
  return events
}

/** The cursor, or undefined in an empty ledger. */
export async function readCursor(db: Kysely<Tables>): Promise<Cursor | undefined> {
  const columns = ['chainId', 'blockNumber', 'blockHash', 'timestamp', 'finalized'] as const
  return await db.selectFrom('cursor').select(columns).executeTakeFirst()
}

/** Refuses to go on from a cursor that somebody else has moved. */
export async function lockCursor(db: Transaction<Tables>, expected: Cursor | undefined): Promise<void> {
  const row = await db
    .selectFrom('cursor')
    .select(['blockNumber', 'blockHash'])
    .forUpdate()
    .executeTakeFirst()
  if (row?.blockNumber !== expected?.blockNumber || row?.blockHash !== expected?.blockHash) {
    throw new LedgerConflict(expected?.blockNumber, row?.blockNumber)
  }
}

/** Puts the cursor at a block and notifies; undefined takes it away, for a ledger without blocks. */
export async function moveCursor(
  db: Transaction<Tables>,
  after: Cursor | undefined,
  ancestor?: bigint,
): Promise<void> {
  if (after === undefined) await db.deleteFrom('cursor').execute()
  else {
    await db
      .insertInto('cursor')
      .values(after)
      .onConflict((conflict) => conflict.column('single').doUpdateSet(after))
      .execute()
  }
  const notice = {
    number: String(after?.blockNumber ?? -1n),
    hash: after?.blockHash ?? null,
    timestamp: String(after?.timestamp ?? 0n),
    finalized: String(after?.finalized ?? -1n),
    ...(ancestor === undefined ? {} : { ancestor: String(ancestor) }),
  }
  await sql`select pg_notify('specie_head', ${JSON.stringify(notice)})`.execute(db)
}
