/** As of which block something is read. */
export interface ReadAt {
  /** The last block that counts; left out: everything that is indexed. */
  readonly atBlock?: bigint | undefined
}

/** Part of a history, by the time of the blocks. */
export interface ReadRange extends ReadAt {
  /** Unix seconds, this one included. */
  readonly from?: bigint | undefined
  /** Unix seconds, this one not included. */
  readonly to?: bigint | undefined
}

/** Part of a long list. */
export interface ReadPage extends ReadRange {
  /** What the page before gave as `next`. */
  readonly cursor?: string | undefined
  /** Rows at most; 100 when left out. */
  readonly limit?: number | undefined
}

/** A page of a list. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  /** Cursor of the following page; null at the end. */
  readonly next: string | null
}

const MOST = 9_223_372_036_854_775_807n

/** The last block that counts, as a number to compare with. */
export function upTo({ atBlock }: ReadAt): bigint {
  return atBlock ?? MOST
}

/** The times that count, as numbers to compare with. */
export function within({ from, to }: ReadRange): { readonly from: bigint; readonly to: bigint } {
  return { from: from ?? 0n, to: to ?? MOST }
}
