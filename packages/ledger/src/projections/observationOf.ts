import type { Hex } from 'viem'

const DAY = 86_400n

/**
 * When an accepted report was observed, unix seconds. A curve carries its day in the top 16 bits and counts as observed
 * by the end of it, or at its block; a number as observed at its block (signed observations may be a little older, which
 * no event tells).
 */
export function observationOf(kind: string, data: Hex, timestamp: bigint): bigint {
  if (kind !== 'curve') return timestamp
  const end = ((BigInt(data) >> 240n) + 1n) * DAY - 1n
  return end < timestamp ? end : timestamp
}
