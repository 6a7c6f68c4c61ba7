import { createHash } from 'node:crypto'
import type { LoanTape } from '../model/LoanTape.ts'
import { canonicalLines } from './canonicalTape.ts'

/** Text is hashed in blocks: a call for each line costs more than the hash. */
const blockLength = 1 << 16

/** sha256 of the canonical form, 64 hex digits. */
export function tapeHash(tape: LoanTape): string {
  const hash = createHash('sha256')
  let block = ''
  for (const line of canonicalLines(tape)) {
    block += line
    if (block.length < blockLength) continue
    hash.update(block)
    block = ''
  }
  hash.update(block)
  return hash.digest('hex')
}
