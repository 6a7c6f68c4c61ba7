import { ChainLie } from '../chain/ChainLie.ts'
import type { RawHeader } from '../chain/header.ts'
import { NodeFailure } from '../chain/NodeFailure.ts'
import { readHead, readHeadersAt } from '../chain/readPart.ts'
import { catchUp } from './catchUp.ts'
import { commonAncestor } from './commonAncestor.ts'
import type { Indexer } from './Indexer.ts'
import { standby } from './IndexerConnection.ts'
import { undoReorganisation } from './undoReorganisation.ts'
import { type Cursor, readCursor } from './writePart.ts'

/** What one step did. */
export interface Step {
  /** The chain's newest block when the step began. */
  readonly head: bigint
  /** The ledger's newest block now; undefined while it is empty. */
  readonly indexed: bigint | undefined
  readonly blocks: number
  readonly events: number
  /** Blocks taken out because the chain was reorganised. */
  readonly undone: number
  /** Another indexer writes; this one has done nothing. */
  readonly standby: boolean
}

/** Blocks that stay open to reorganisation where a chain does not say what is final. */
const FINAL_DEPTH = 64n

/**
 * Brings the ledger to the head that the chain has now: takes out what is not of the chain any more, and takes in what
 * is new, batch by batch.
 * @throws ChainLie, NodeFailure, LedgerConflict, or what PostgreSQL says; the ledger is whole after each of them.
 */
export async function takeStep(indexer: Indexer, signal?: AbortSignal): Promise<Step> {
  try {
    const { head, finalized } = await readTip(indexer)
    const number = BigInt(head.number)
    indexer.metrics.head.set(Number(number))
    const cursor = await readCursor(indexer.database.db)
    if (cursor?.blockHash === head.hash) return report(indexer, { number, cursor })
    const kept = await undoneTo(indexer, cursor, head)
    if (kept === standby) return report(indexer, { number, cursor, standby: true })
    const undone =
      cursor === undefined
        ? 0
        : Number(cursor.blockNumber - (kept?.blockNumber ?? indexer.origin.firstBlock - 1n))
    const target = { head: number, finalized }
    const taken = await catchUp(indexer, kept, target, signal)
    return report(indexer, { number, ...taken, undone })
  } catch (error) {
    if (error instanceof ChainLie) indexer.metrics.lies.inc({ kind: error.kind })
    // A node that takes too long over many blocks is asked for fewer next time.
    if (error instanceof NodeFailure && error.kind === 'unavailable') indexer.chunk.refused()
    throw error
  }
}

function report(
  { metrics }: Indexer,
  done: {
    number: bigint
    cursor: Cursor | undefined
    standby?: boolean
    blocks?: number
    events?: number
    undone?: number
  },
): Step {
  const indexed = done.cursor?.blockNumber
  metrics.standby.set(done.standby === true ? 1 : 0)
  if (indexed !== undefined) {
    metrics.indexed.set(Number(indexed))
    metrics.finalized.set(Number(done.cursor!.finalized))
    metrics.lag.set(Math.max(0, Number(done.number - indexed)))
  }
  const { blocks = 0, events = 0, undone = 0 } = done
  return { head: done.number, indexed, blocks, events, undone, standby: done.standby === true }
}

async function readTip({ source, options }: Indexer): Promise<{ head: RawHeader; finalized: bigint }> {
  const checks = options.checksHashes ?? true
  const [head, final] = await Promise.all([
    readHead(source, 'latest', checks),
    // Chains without the tag refuse it, young ones have no such block.
    readHead(source, 'finalized', checks).catch(() => undefined),
  ])
  const number = BigInt(head.number)
  const given = final === undefined ? number - FINAL_DEPTH : BigInt(final.number)
  const finalized = given > number ? number : given
  return { head, finalized: finalized < 0n ? 0n : finalized }
}

/** The cursor after what is not of the chain any more has been taken out. */
async function undoneTo(
  indexer: Indexer,
  cursor: Cursor | undefined,
  head: RawHeader,
): Promise<Cursor | undefined | typeof standby> {
  if (cursor === undefined) return undefined
  const { source, options, database, local } = indexer
  const checks = options.checksHashes ?? true
  const headNumber = BigInt(head.number)
  const common = headNumber < cursor.blockNumber ? headNumber : cursor.blockNumber
  const row = await database.db
    .selectFrom('block')
    .select('hash')
    .where('number', '=', common)
    .executeTakeFirst()
  const [header] = common === headNumber ? [head] : await readHeadersAt(source, [common], checks)
  if (header === undefined) throw new NodeFailure('unavailable', `block ${common} is missing below the head`)
  if (row?.hash === header.hash) {
    // Elsewhere the node is behind, e.g. another one of several that answer under one name: nothing to take out.
    if (common === cursor.blockNumber || !local) return cursor
  }
  const ancestor = await commonAncestor(database.db, source, common, checks)
  return await undoReorganisation(indexer, cursor, ancestor)
}
