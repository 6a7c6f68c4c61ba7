import { SpecieError } from '@specie/units'
import type { BlockRow } from '../tables/chain.ts'
import type { Indexer } from './Indexer.ts'
import { standby } from './IndexerConnection.ts'
import { undoAbove } from './undoAbove.ts'
import { type Cursor, lockCursor, moveCursor } from './writePart.ts'

/**
 * Takes every block above the common ancestor out, in one transaction with the cursor. Without an ancestor the ledger
 * of a local chain begins anew.
 * @throws SpecieError `ledger.otherChain`, `ledger.finalUndone` where blocks that were final are not of the chain.
 */
export async function undoReorganisation(
  indexer: Indexer,
  cursor: Cursor,
  ancestor: BlockRow | undefined,
): Promise<Cursor | undefined | typeof standby> {
  const { connection, tables, origin, metrics, local } = indexer
  if (!local) refuseFinal(cursor, ancestor)
  const after = ancestor === undefined ? undefined : cursorAt(cursor, ancestor)
  const keep = ancestor?.number ?? origin.firstBlock - 1n
  const done = await connection.transaction(async (db) => {
    await lockCursor(db, cursor)
    await undoAbove(db, tables, keep)
    await moveCursor(db, after, keep)
    await db
      .insertInto('reorganisation')
      .values({ ancestor: ancestor?.number ?? null, undone: cursor.blockNumber - keep })
      .execute()
    return after
  })
  if (done !== standby) {
    metrics.reorganisations.inc()
    metrics.undone.inc(Number(cursor.blockNumber - keep))
  }
  return done
}

function cursorAt(cursor: Cursor, { number, hash, timestamp }: BlockRow): Cursor {
  const finalized = cursor.finalized < number ? cursor.finalized : number
  return { chainId: cursor.chainId, blockNumber: number, blockHash: hash, timestamp, finalized }
}

function refuseFinal(cursor: Cursor, ancestor: BlockRow | undefined): void {
  if (ancestor !== undefined && ancestor.number >= cursor.finalized) return
  throw new SpecieError({
    code: ancestor === undefined ? 'ledger.otherChain' : 'ledger.finalUndone',
    message:
      ancestor === undefined
        ? 'The node is on another chain: it shares no block with the ledger'
        : `The node's chain leaves the ledger's at block ${ancestor.number}, and blocks up to ${cursor.finalized} were final`,
    expected: 'a node whose chain has the blocks that were final',
    remedy: 'ask another node; if the chain really was replaced, give it a new database',
  })
}
