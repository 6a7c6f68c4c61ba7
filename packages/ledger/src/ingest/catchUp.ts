import type { Hex } from 'viem'
import type { ChainPart, Followed } from '../chain/ChainPart.ts'
import { NodeFailure } from '../chain/NodeFailure.ts'
import { readPart } from '../chain/readPart.ts'
import { checkOrigin } from './checkOrigin.ts'
import { readFollowed } from './followedContracts.ts'
import type { Indexer } from './Indexer.ts'
import { standby } from './IndexerConnection.ts'
import { type Cursor, writePart } from './writePart.ts'

/** What is taken in, up to which block. */
export interface Target {
  readonly head: bigint
  readonly finalized: bigint
}

interface Taken {
  readonly cursor: Cursor | undefined
  readonly blocks: number
  readonly events: number
  readonly standby: boolean
}

/** Up to so many blocks behind the head, every block with logs is proven by its receipts. */
const NEAR = 16n

/** Takes in the blocks after the cursor: while one batch is written, the next one is read. */
export async function catchUp(
  indexer: Indexer,
  cursor: Cursor | undefined,
  target: Target,
  signal?: AbortSignal,
): Promise<Taken> {
  const { database, origin } = indexer
  let at = cursor
  let followed: Followed = await readFollowed(database.db, origin)
  let [blocks, events] = [0, 0]
  let reading = readNext(indexer, { cursor: at, followed, target })
  while (reading !== undefined && signal?.aborted !== true) {
    const part = await reading
    followed = new Map([
      ...followed,
      ...part.born.map(({ address, contract }) => [address, contract] as const),
    ])
    const after = cursorAfter(part, target, origin.chainId)
    reading = readNext(indexer, { cursor: after, followed, target })
    // Its failure is met when its turn comes, which may be after the failure of this batch.
    reading?.catch(() => {})
    const written = await write(indexer, { part, followed, before: at, after })
    if (written === standby) return { cursor: at, blocks, events, standby: true }
    at = after
    blocks += part.blocks.length
    events += written
  }
  return { cursor: at, blocks, events, standby: false }
}

interface Position {
  readonly cursor: Cursor | undefined
  readonly followed: Followed
  readonly target: Target
}

function readNext(indexer: Indexer, { cursor, followed, target }: Position): Promise<ChainPart> | undefined {
  const first = cursor === undefined ? indexer.origin.firstBlock : cursor.blockNumber + 1n
  if (first > target.head) return undefined
  return readFrom(indexer, { first, parentHash: cursor?.blockHash, followed, target })
}

interface Reading {
  readonly first: bigint
  readonly parentHash: Hex | undefined
  readonly followed: Followed
  readonly target: Target
}

/** Reads as many blocks as the node gives at once; each refusal asks for half of them. */
async function readFrom(
  indexer: Indexer,
  { first, parentHash, followed, target }: Reading,
): Promise<ChainPart> {
  const { source, chunk, options } = indexer
  const near = target.head - first < NEAR
  for (;;) {
    const end = first + BigInt(chunk.blocks) - 1n
    const last = end < target.head ? end : target.head
    try {
      const proof = options.proof ?? (near ? 'every' : 'odd')
      const checksHashes = options.checksHashes ?? true
      const part = await readPart(source, { first, last, followed, parentHash, proof, checksHashes })
      if (last === end) chunk.answered(part.logs.length)
      return part
    } catch (error) {
      if (!(error instanceof NodeFailure) || error.kind !== 'tooMuch' || !chunk.refused()) throw error
    }
  }
}

function cursorAfter(part: ChainPart, { finalized }: Target, chainId: number): Cursor {
  const { number, hash, timestamp } = part.blocks.at(-1)!
  const final = finalized < number ? finalized : number
  return { chainId: BigInt(chainId), blockNumber: number, blockHash: hash, timestamp, finalized: final }
}

async function write(
  indexer: Indexer,
  batch: Parameters<typeof writePart>[3],
): Promise<number | typeof standby> {
  const { connection, projections, metrics, origin } = indexer
  const end = metrics.batch.startTimer()
  const events = await connection.transaction(async (db) => {
    if (batch.before === undefined) await checkOrigin(db, origin)
    return await writePart(db, connection.catalog, projections, batch)
  })
  if (events === standby) return standby
  end()
  metrics.events.inc(events)
  metrics.blocks.inc(batch.part.blocks.length)
  metrics.indexed.set(Number(batch.after.blockNumber))
  return events
}
