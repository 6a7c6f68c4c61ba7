import type { Database } from '@specie/ledger'
import { readBlock, type SpecieClient } from '@specie/protocol'
import { listen } from '../events/listen.ts'
import type { ChainIndex, IndexHead } from './ChainIndex.ts'
import { createHeadBoard } from './headBoard.ts'

/** A block of the chain that was seen, and when by the machine. */
interface Seen {
  readonly at: number
  readonly number: bigint
  readonly hash: string
}

/** Looks at the chain that are remembered. */
const REMEMBERED = 600

/**
 * The head of the ledger in the database, whichever process writes it. How old it is follows from looking at the chain:
 * it was right at the last moment at which the chain had no block that the ledger lacks.
 */
export async function followLedger(
  database: Database,
  client: SpecieClient,
  everyMs: number,
): Promise<ChainIndex> {
  const board = createHeadBoard()
  let seen: Seen[] = []
  let lost = false
  const settle = () => {
    const head = board.head()
    if (head === undefined || lost) return
    const { number, hash } = head.block
    const right = seen.findLast((one) => one.number < number || (one.number === number && one.hash === hash))
    if (right === undefined) return
    board.agree(right.at)
    seen = seen.filter((one) => one.at >= right.at)
  }
  const takeHead = async () => {
    const head = await readHead(database)
    lost = false
    const before = board.head()
    if (head === undefined) return
    if (before?.block.hash !== head.block.hash || before.finalized !== head.finalized) {
      board.put(head, before !== undefined && (await wasUndone(database, before)))
    }
    settle()
  }
  // One after another, so that an older head never follows a newer one.
  let taking: Promise<void> = Promise.resolve()
  const take = () => {
    taking = taking.then(takeHead).catch(() => {
      lost = true
    })
    return taking
  }
  const look = async () => {
    const at = performance.now()
    const block = await readBlock(client.context.reader)
    seen.push({ at, number: block.number, hash: block.hash })
    if (seen.length > REMEMBERED) seen = seen.slice(-REMEMBERED)
    // A notification may have been lost with its connection.
    if (board.head()?.block.hash !== block.hash || lost) await take()
    settle()
  }
  const listening = listen(database, ['specie_head'], () => void take(), {
    onBack: () => void take(),
    onLost: () => {
      lost = true
    },
  })
  await take()
  await look().catch(() => {})
  const loop = repeat(() => look().catch(() => {}), everyMs)
  return {
    ...board,
    async close() {
      await loop.stop()
      await listening.close()
      await taking
    },
  }
}

async function readHead({ db }: Database): Promise<IndexHead | undefined> {
  const row = await db.selectFrom('cursor').selectAll().executeTakeFirst()
  if (row === undefined) return undefined
  const { blockNumber: number, blockHash: hash, timestamp, finalized } = row
  return { block: { number, hash, timestamp }, finalized }
}

/** Whether the block that was the head is no block of the ledger any more: another one, or none yet, is in its place. */
async function wasUndone({ db }: Database, { block }: IndexHead): Promise<boolean> {
  const row = await db
    .selectFrom('block')
    .select('hash')
    .where('number', '=', block.number)
    .executeTakeFirst()
  return row?.hash !== block.hash
}

function repeat(work: () => Promise<void>, everyMs: number): { stop(): Promise<void> } {
  let wake = () => {}
  let stopped = false
  const loop = (async () => {
    while (!stopped) {
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, everyMs).unref()
      })
      if (!stopped) await work()
    }
  })()
  return {
    stop() {
      stopped = true
      wake()
      return loop
    },
  }
}
