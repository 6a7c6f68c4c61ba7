import { ArgumentError } from '@specie/units'
import { WAD } from '../../fixed/wad.ts'

/** A firm quote as a combination sees it. */
export interface FirmQuote {
  /** Share units at most. */
  readonly shares: bigint
  /** WAD cash units a share unit. */
  readonly price: bigint
  /** All of it or nothing. */
  readonly whole: boolean
}

/** Quotes taken together for one size. */
export interface QuoteCombination {
  /** Position in the list that was given, and share units of it. */
  readonly fills: readonly { readonly index: number; readonly shares: bigint }[]
  readonly shares: bigint
  /** Cash units: each leg rounded down for who sells, up for who buys. */
  readonly cash: bigint
}

/** Quotes for all or nothing that are tried in every combination; of more only the best prices. */
const MOST_WHOLE = 12

/**
 * The quotes that fill the most of a size, and of those the ones that pay a seller most, or cost a buyer least. Quotes
 * for all or nothing are tried in all combinations, the others fill what is left from the best price on.
 * @param limit price beyond which no quote is taken, WAD
 * @throws ArgumentError for a size that is not positive
 */
export function combineQuotes(
  quotes: readonly FirmQuote[],
  size: bigint,
  side: 'sell' | 'buy',
  limit?: bigint,
): QuoteCombination {
  if (size <= 0n) throw new ArgumentError('size', size, 'a positive number of share units')
  const better = (a: bigint, b: bigint) => (side === 'sell' ? a > b : a < b)
  const usable = quotes
    .map((quote, index) => ({ ...quote, index }))
    .filter(({ shares, price }) => shares > 0n && (limit === undefined || !better(limit, price)))
    .sort((a, b) => (a.price === b.price ? a.index - b.index : better(a.price, b.price) ? -1 : 1))
  const wholes = usable.filter(({ whole }) => whole).slice(0, MOST_WHOLE)
  const parts = usable.filter(({ whole }) => !whole)
  let best: QuoteCombination = { fills: [], shares: 0n, cash: 0n }
  for (let chosen = 0; chosen < 1 << wholes.length; chosen++) {
    const taken = wholes.filter((_, bit) => (chosen >> bit) & 1)
    const sum = taken.reduce((total, { shares }) => total + shares, 0n)
    if (sum > size) continue
    const fills = taken.map(({ index, shares, price }) => ({ index, shares, price }))
    let rest = size - sum
    for (const { index, shares, price } of parts) {
      if (rest === 0n) break
      const all = shares <= rest
      fills.push({ index, shares: all ? shares : rest, price })
      rest = all ? rest - shares : 0n
    }
    const found = summed(fills, side)
    if (found.shares > best.shares || (found.shares === best.shares && better(found.cash, best.cash)))
      best = found
  }
  return best
}

function summed(
  fills: readonly { readonly index: number; readonly shares: bigint; readonly price: bigint }[],
  side: 'sell' | 'buy',
): QuoteCombination {
  const up = side === 'buy' ? WAD - 1n : 0n
  return {
    fills: fills.map(({ index, shares }) => ({ index, shares })),
    shares: fills.reduce((total, { shares }) => total + shares, 0n),
    cash: fills.reduce((total, { shares, price }) => total + (shares * price + up) / WAD, 0n),
  }
}
