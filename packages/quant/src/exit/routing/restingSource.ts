import { WAD } from '../../fixed/wad.ts'
import { quoteRestingSale } from '../quotes/quoteRestingSale.ts'
import { QUOTE_PART, type RestingQuote } from '../quotes/RestingQuote.ts'
import { linearArc } from './Arc.ts'
import type { ExitSource } from './ExitSource.ts'

const ALL = 1n << 95n

/**
 * A maker's resting quote as a curve: the next share is paid bid·(1 − below − skew·q/most) with q shares in the book, as
 * far as its size and its cash go. Undefined where it buys nothing.
 *
 * @param maker names it
 * @param bid WAD cash units a share unit
 * @throws ArgumentError when time runs backwards
 */
export function restingSource(
  quote: RestingQuote,
  maker: string,
  bid: bigint,
  time: bigint,
): ExitSource | undefined {
  if (bid === 0n) return undefined
  const sale = (shares: bigint) => quoteRestingSale(quote, shares, bid, time)
  const { filled: most } = sale(ALL)
  if (most === 0n) return undefined
  const part = Number(QUOTE_PART)
  const [below, skew] = [Number(quote.below) / part, Number(quote.skew) / part]
  const next = (taken: number) =>
    (Number(bid) / Number(WAD)) * (1 - below - (skew * (Number(quote.shares) + taken)) / Number(quote.most))
  return {
    kind: 'quotes',
    name: maker,
    most,
    runs: [{ arcs: [linearArc(Number(most), next(0), next(Number(most)))], whole: false }],
    cash: (shares) => sale(shares).paid,
  }
}
