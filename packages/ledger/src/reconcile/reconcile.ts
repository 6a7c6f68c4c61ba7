import { abis, type Context, explainError } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { Hex } from 'viem'
import type { Database } from '../database/openDatabase.ts'
import { createWrite } from '../ingest/createWrite.ts'
import type { ReconciliationRow, ReconciliationRunRow } from '../tables/reconciliation.ts'
import { addressIn } from './addressIn.ts'
import { exitFigures } from './exitFigures.ts'
import { type Figure, figure } from './Figure.ts'
import { feedFigures } from './feedFigures.ts'
import { marketFigures } from './marketFigures.ts'
import { paperFigures } from './paperFigures.ts'
import { peopleFigures } from './peopleFigures.ts'
import { poolFigures } from './poolFigures.ts'
import type { Reconciling } from './Reconciling.ts'
import { shareFigures } from './shareFigures.ts'
import { windowsFigures } from './windowsFigures.ts'

/** A comparison of the index with the chain at one block. */
export interface Reconciliation {
  readonly run: ReconciliationRunRow
  /** The figures that are not equal. */
  readonly differences: readonly ReconciliationRow[]
}

/** At which block, and how much, is compared. */
export interface ReconcileOptions {
  /** An indexed block whose state the node still has; the newest one when left out. */
  readonly block?: bigint
  /** Wallets of each token, identities, documents, roles … that are compared one by one; 20 when left out. */
  readonly sample?: number
}

/**
 * Compares the index with the chain, figure by figure, both at the same block, and keeps the result. Equal figures of
 * earlier comparisons are dropped, differences stay.
 * @throws SpecieError `reconciliation.empty` before anything is indexed; `reconciliation.moved` when the block is not
 * the chain's, or was undone while it was compared
 */
export async function reconcile(
  database: Pick<Database, 'db'>,
  context: Context,
  options: ReconcileOptions = {},
): Promise<Reconciliation> {
  const { db } = database
  const indexed = await indexedBlock(database, options.block)
  const chain = await context.reader.getBlock({ blockNumber: indexed }).catch(explainError)
  if ((await indexedHash(database, indexed)) !== chain.hash) throw moved(indexed)
  const on: Reconciling = {
    db,
    reader: context.reader,
    deployment: context.deployment,
    block: indexed,
    timestamp: chain.timestamp,
    sample: options.sample ?? 20,
    seed: chain.hash,
  }
  const rows = (await allFigures(on)).map((one) => ({
    blockNumber: indexed,
    ...one,
    equal: one.ledger === one.chain,
  }))
  const differences = rows.filter(({ equal }) => !equal)
  const counts = { compared: rows.length, differing: differences.length }
  const run = { blockNumber: indexed, blockHash: chain.hash, timestamp: chain.timestamp, ...counts }
  if ((await indexedHash(database, indexed)) !== chain.hash) throw moved(indexed)
  await keep(database, run, rows)
  return { run, differences }
}

/** Every figure that is compared. Pools one after another, so that a node is not asked everything at once. */
async function allFigures(on: Reconciling): Promise<Figure[]> {
  const pools = await on.db
    .selectFrom('pool')
    .select('pool')
    .where('blockNumber', '<=', on.block)
    .orderBy('number')
    .execute()
  const count = await on.reader.readContract({
    address: addressIn(on, 'Pools'),
    abi: abis.Pools,
    functionName: 'poolCount',
    blockNumber: on.block,
  })
  const figures = [figure('registry', 'pools', pools.length, count)]
  for (const { pool } of pools) {
    figures.push(...(await poolFigures(on, pool)), ...(await paperFigures(on, pool)))
    const shares = await on.db.selectFrom('share').select('share').where('pool', '=', pool).execute()
    for (const { share } of shares) figures.push(...(await shareFigures(on, share)))
  }
  const rest = await Promise.all([
    exitFigures(on),
    windowsFigures(on),
    marketFigures(on),
    peopleFigures(on),
    feedFigures(on),
  ])
  return [...figures, ...rest.flat()]
}

async function keep(
  { db }: Pick<Database, 'db'>,
  run: ReconciliationRunRow,
  rows: readonly ReconciliationRow[],
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const { blockNumber } = run
    await transaction
      .deleteFrom('reconciliation')
      .where((row) =>
        row.or([
          row('blockNumber', '=', blockNumber),
          row.and([row('equal', '=', true), row('blockNumber', '<', blockNumber)]),
        ]),
      )
      .execute()
    await transaction.deleteFrom('reconciliationRun').where('blockNumber', '=', blockNumber).execute()
    const write = createWrite(transaction, new Map())
    await write.insert('reconciliation', rows)
    await write.insert('reconciliationRun', [run])
  })
}

async function indexedBlock({ db }: Pick<Database, 'db'>, block: bigint | undefined): Promise<bigint> {
  const cursor = await db.selectFrom('cursor').select('blockNumber').executeTakeFirst()
  if (cursor === undefined || (block ?? 0n) > cursor.blockNumber) {
    throw new SpecieError({
      code: 'reconciliation.empty',
      message: block === undefined ? 'Nothing is indexed yet' : `Block ${block} is not indexed yet`,
      remedy: 'let the indexer come this far first',
    })
  }
  return block ?? cursor.blockNumber
}

/** The hash of a block as it was indexed; blocks without logs are known by the cursor only. */
async function indexedHash({ db }: Pick<Database, 'db'>, block: bigint): Promise<Hex | undefined> {
  const row = await db.selectFrom('block').select('hash').where('number', '=', block).executeTakeFirst()
  if (row !== undefined) return row.hash
  const cursor = await db
    .selectFrom('cursor')
    .select('blockHash')
    .where('blockNumber', '=', block)
    .executeTakeFirst()
  return cursor?.blockHash
}

function moved(block: bigint): SpecieError {
  return new SpecieError({
    code: 'reconciliation.moved',
    message: `Block ${block} of the index is not the chain's block ${block}`,
    expected: 'an index that follows the chain',
    remedy: 'let the indexer undo the blocks that the chain has dropped, then compare again',
  })
}
