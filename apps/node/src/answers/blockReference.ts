import type { BlockReference as Written } from '@specie/api'
import type { BlockReference } from '@specie/protocol'

/** A block as answers write it. */
export function blockReference({ number, hash, timestamp }: BlockReference): Written {
  return { number: Number(number), hash, timestamp: Number(timestamp) }
}
