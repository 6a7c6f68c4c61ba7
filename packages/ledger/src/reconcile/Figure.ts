/** One figure of the index beside the chain's at the same block, both as text. */
export interface Figure {
  /** What it is of, e.g. `pool 0x…` or `share 0x…`. */
  readonly subject: string
  readonly figure: string
  readonly ledger: string
  readonly chain: string
}

/** A value as both sides write it: numbers in decimals, addresses and hashes in lower case, nothing as `none`. */
export type FigureValue = bigint | number | string | boolean | null | undefined

/** A figure out of the two values. */
export function figure(subject: string, name: string, ledger: FigureValue, chain: FigureValue): Figure {
  return { subject, figure: name, ledger: textOf(ledger), chain: textOf(chain) }
}

function textOf(value: FigureValue): string {
  if (value === null || value === undefined) return 'none'
  return typeof value === 'string' ? value.toLowerCase() : String(value)
}
