import type { PoolSummary } from '@specie/api'

/** Which part of all that can be put in has been put in, 0 to 1. */
export function raisePart({ raised, room }: Pick<PoolSummary, 'raised' | 'room'>): number {
  const whole = BigInt(raised) + BigInt(room)
  return whole === 0n ? 0 : Number((BigInt(raised) * 10_000n) / whole) / 10_000
}
