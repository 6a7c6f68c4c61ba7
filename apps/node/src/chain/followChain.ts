import { readBlock, type SpecieClient } from '@specie/protocol'
import type { ChainIndex, IndexHead } from './ChainIndex.ts'
import { createHeadBoard } from './headBoard.ts'

const BEAT_MS = 250

/** A view of the chain that asks the node itself, for a server without an index. */
export async function followChain({ context }: SpecieClient): Promise<ChainIndex> {
  const board = createHeadBoard()
  const finality = async () => {
    const block = await context.reader.getBlock({ blockTag: 'finalized' }).catch(() => undefined)
    return block?.number ?? undefined
  }
  const look = async () => {
    const block = await readBlock(context.reader)
    const before: IndexHead | undefined = board.head()
    if (before?.block.hash === block.hash) return board.agree()
    board.put(
      { block, finalized: await finality() },
      before !== undefined && block.number <= before.block.number,
    )
    board.agree()
  }
  await look().catch(() => {})
  let closed = false
  const loop = (async () => {
    while (!closed) {
      await new Promise((resolve) => setTimeout(resolve, BEAT_MS))
      await look().catch(() => {})
    }
  })()
  return {
    ...board,
    async close() {
      closed = true
      await loop
    },
  }
}
