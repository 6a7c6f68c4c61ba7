/** How many blocks are asked for at once: more while answers are small, fewer when a node gives up. */
export interface ChunkSize {
  readonly blocks: number
  /** After an answer with so many logs. */
  answered(logs: number): void
  /** After a node refused an answer as too large, or did not give one. False when it cannot be asked for less. */
  refused(): boolean
}

/** Logs that one batch should have about. */
const LOGS = 5000

/** @param most blocks at once, however empty they are */
export function chunkSize(most = 1000): ChunkSize {
  let blocks = Math.min(100, most)
  return {
    get blocks() {
      return blocks
    },
    answered(logs) {
      const fitting = logs === 0 ? Infinity : Math.floor((blocks * LOGS) / logs)
      blocks = Math.max(1, Math.min(most, 2 * blocks, fitting))
    },
    refused() {
      if (blocks === 1) return false
      blocks = Math.max(1, Math.floor(blocks / 2))
      return true
    },
  }
}
