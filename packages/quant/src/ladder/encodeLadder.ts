import { checkLadder } from './checkLadder.ts'
import type { Ladder } from './Ladder.ts'

/**
 * The bytes whose keccak-256 hash the pool holds. For each segment a header of 16 bytes, big endian
 * (months uint16, hazard uint32, recovery uint32, spread uint32, reserved uint16 = 0), then for each month 16 bytes
 * (cash uint64, opening balance uint64).
 * @throws ArgumentError when an amount does not fit 64 bits or a segment has no or more than 360 months.
 */
export function encodeLadder(ladder: Ladder): Uint8Array {
  checkLadder(ladder)
  const bytes = new Uint8Array(ladder.reduce((length, segment) => length + 16 * (segment.cash.length + 1), 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const segment of ladder) {
    view.setUint16(at, segment.cash.length)
    view.setUint32(at + 2, segment.hazard)
    view.setUint32(at + 6, segment.recovery)
    view.setUint32(at + 10, segment.spread)
    at += 16
    for (let k = 0; k < segment.cash.length; k++, at += 16) {
      view.setBigUint64(at, segment.cash[k]!)
      view.setBigUint64(at + 8, segment.openingBalance[k]!)
    }
  }
  return bytes
}
