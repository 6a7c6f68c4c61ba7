import type { ExitBook } from './ExitBook.ts'
import { splitSale } from './splitSale.ts'

/** What a part of the supply gets, in parts of its value at the bid. */
export interface WorstCasePoint {
  /** Of the supply. */
  readonly part: number
  readonly now: number
  /** When the rest is paid by windows at the full swing and the highest fee. */
  readonly withWindows: number
}

/** Tenths of a per cent of the supply. */
const PARTS = [1n, 5n, 10n, 20n, 50n, 100n, 150n, 200n, 300n, 400n, 500n, 600n, 700n, 800n, 900n, 1000n]

/** The worst case for 0.1 % to 100 % of the supply. Empty without a fresh price. */
export function worstCase(book: ExitBook): WorstCasePoint[] {
  const { bid, supply } = book.holding
  if (bid === undefined || supply === 0n) return []
  const terms = book.windows?.terms
  const kept = terms === undefined ? 0 : (1 - terms.swing / 1e5) * (1 - Math.max(...terms.fee) / 1e5)
  return PARTS.flatMap((tenths) => {
    const amount = (supply * tenths) / 1000n
    const value = Number((amount * bid) / 10n ** 18n)
    if (value === 0) return []
    const { paid, rest } = splitSale(book, amount)
    const now = Number(paid) / value
    return [{ part: Number(tenths) / 1000, now, withWindows: now + (kept * Number(rest)) / Number(amount) }]
  })
}
