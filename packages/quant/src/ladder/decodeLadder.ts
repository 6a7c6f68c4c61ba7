import { ArgumentError } from '@specie/units'
import { checkLadder } from './checkLadder.ts'
import type { Ladder, Segment } from './Ladder.ts'

/**
 * The ladder in its bytes; inverse of `encodeLadder`.
 * @throws ArgumentError when the bytes end inside a segment, a month count is out of range or a reserved field is set.
 */
export function decodeLadder(bytes: Uint8Array): Ladder {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const ladder: Segment[] = []
  let at = 0
  while (at < bytes.length) {
    const months = at + 16 <= bytes.length ? view.getUint16(at) : 0
    const end = at + 16 * (months + 1)
    if (months === 0 || end > bytes.length) {
      throw new ArgumentError(
        'bytes',
        `${bytes.length} bytes, with a segment of ${months} months at ${at}`,
        'whole segments of at least one month',
      )
    }
    if (view.getUint16(at + 14) !== 0)
      throw new ArgumentError('bytes', `a reserved field set at ${at + 14}`, 'zero')
    const rows = Array.from({ length: months }, (_, k) => at + 16 * (k + 1))
    ladder.push({
      hazard: view.getUint32(at + 2),
      recovery: view.getUint32(at + 6),
      spread: view.getUint32(at + 10),
      cash: rows.map((row) => view.getBigUint64(row)),
      openingBalance: rows.map((row) => view.getBigUint64(row + 8)),
    })
    at = end
  }
  checkLadder(ladder)
  return ladder
}
