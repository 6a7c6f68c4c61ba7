import { blockReference } from '../answers/blockReference.ts'
import type { IndexHead } from '../chain/ChainIndex.ts'

/** The whole of a dated answer around data that is JSON text already. */
export function datedText(head: IndexHead, lagSeconds: number, data: string): string {
  const { block, finalized } = head
  const final = finalized !== undefined && finalized >= block.number
  const lag = Math.round(lagSeconds * 10) / 10
  return `{"block":${JSON.stringify(blockReference(block))},"finalized":${final},"lagSeconds":${lag},"data":${data}}`
}
