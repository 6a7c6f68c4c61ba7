import type { EventPlace } from '../chain/events.ts'

/** Where a row stands: block and log of the event that made it. */
export function placeOf({ blockNumber, logIndex }: EventPlace) {
  return { blockNumber, logIndex }
}
