import { type ExitKind, type ExitSource, splitExit } from '@specie/quant'

/** A part of a sale that one kind of exit takes. Share units and cash units. */
export interface Part {
  readonly source: ExitKind
  readonly shares: bigint
  readonly paid: bigint
}

/** How an amount is sold at once: parts with something in them, and what nobody takes now. */
export interface Split {
  readonly asked: bigint
  readonly parts: readonly Part[]
  readonly sold: bigint
  readonly paid: bigint
  readonly rest: bigint
}

/** In the order in which they are told. */
const KINDS: readonly ExitKind[] = ['desk', 'market', 'quotes', 'block']

/**
 * The split of a sale that pays most. Several makers' quotes are one part.
 * @param amount share units, above 0
 */
export function splitSale(sources: readonly ExitSource[], amount: bigint): Split {
  const { parts, shares, cash } = splitExit(sources, amount)
  const byKind = KINDS.flatMap((kind) => {
    const found = parts.filter(({ source }) => source.kind === kind)
    const sum = (figure: 'shares' | 'cash') => found.reduce((total, part) => total + part[figure], 0n)
    return found.length === 0 ? [] : [{ source: kind, shares: sum('shares'), paid: sum('cash') }]
  })
  return { asked: amount, parts: byKind, sold: shares, paid: cash, rest: amount - shares }
}

/** What one kind of exit alone would do. */
export function sellTo(sources: readonly ExitSource[], kind: ExitKind, amount: bigint): Split {
  return splitSale(
    sources.filter((source) => source.kind === kind),
    amount,
  )
}
