import type { Arc } from './Arc.ts'

/** Where shares can go. `windows` pay later; all others pay at once. */
export type ExitKind = 'desk' | 'market' | 'block' | 'quotes' | 'windows' | 'borrow'

/** Arcs one after another whose price never rises from one to the next. */
export interface Run {
  readonly arcs: readonly Arc[]
  /** All of its shares or none. */
  readonly whole: boolean
}

/**
 * One exit as a curve of cash by shares. Its runs are taken in their order; the price may rise only from one run to the
 * next, so an exit of one run is concave.
 */
export interface ExitSource {
  readonly kind: ExitKind
  /** Tells exits of one kind apart: a maker's address, a window's number. */
  readonly name: string
  /** Share units that it takes at most. */
  readonly most: bigint
  readonly runs: readonly Run[]
  /** Cash units for `shares`, 0 to `most`, to the unit as the contract computes it; of windows what is expected. */
  cash(shares: bigint): bigint
}

/** Share units of a run. */
export function runShares(run: Run): number {
  return run.arcs.reduce((sum, arc) => sum + arc.shares, 0)
}

/** Price of the next share after `taken`, cash units a share unit; undefined where the exit takes no more. */
export function priceAfter(source: ExitSource, taken: number): number | undefined {
  let before = 0
  for (const arc of source.runs.flatMap(({ arcs }) => arcs)) {
    if (taken < before + arc.shares) return arc.price(taken - before)
    before += arc.shares
  }
  return undefined
}
