import type { ExitKind } from '@specie/quant'
import type { ExitBook } from './ExitBook.ts'
import { type Split, sellTo, splitSale } from './splitSale.ts'
import { type WindowOffer, windowOffers } from './windowOffer.ts'

/** What one size gets, by every way. */
export interface ExitSize {
  /** Share units. */
  readonly amount: bigint
  readonly split: Split
  /** Each kind of exit that pays at once, by itself. */
  readonly alone: readonly { readonly kind: ExitKind; readonly split: Split }[]
  /** The next window. */
  readonly window: WindowOffer | undefined
}

const POINTS = 24n

/** Sizes up to the most that can be chosen: what is held, or a tenth of the supply for who holds nothing. */
export function exitSizes(book: ExitBook): ExitSize[] {
  const most = mostSize(book)
  const { sources } = book
  if (most < POINTS ** 2n || book.holding.bid === undefined) return []
  const kinds = [...new Set(sources.map(({ kind }) => kind))]
  return Array.from({ length: Number(POINTS) }, (_, i) => {
    // Closer to each other where they are small: there the sources differ.
    const amount = (most * BigInt(i + 1) ** 2n) / POINTS ** 2n
    return {
      amount,
      split: splitSale(sources, amount),
      alone: kinds.map((kind) => ({ kind, split: sellTo(sources, kind, amount) })),
      window: windowOffers(book, amount)[0],
    }
  })
}

/** The end of the slider, share units. */
export function mostSize({ holding }: Pick<ExitBook, 'holding'>): bigint {
  const free = holding.balance - holding.frozen
  return free > 0n ? free : holding.supply / 10n
}
