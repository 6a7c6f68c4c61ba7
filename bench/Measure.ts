/** One figure and, beside it, the peer's. Printed as one line of JSON. */
export interface Measure {
  /** Stable, dotted, e.g. `tape.read.rowsPerSecond`. */
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What it is compared with, and where that figure comes from; null when nothing comparable exists. */
  readonly peer: string | null
  readonly peerValue: number | null
}
