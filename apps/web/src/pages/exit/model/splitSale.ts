import { FULL_BUCKET, quoteMarket, quoteSale } from '@specie/quant'
import type { ExitBook } from './ExitBook.ts'

/** Who buys at once. */
export type Source = 'desk' | 'market'

/** A part of a sale that one source takes. Share units and cash units. */
export interface Part {
  readonly source: Source
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

const STEPS = 48
/** Room left unused: the price grows until a sale is mined, and an order that is a unit too large is refused. */
const MARGIN = FULL_BUCKET / 100_000n

/**
 * The split of a sale between desk and market that pays most: first as much as both take, then the division at which
 * neither pays more for the next share. Each source pays less the more it takes, so that a search over the desk's part ends
 * at the best one.
 * @param amount share units
 */
export function splitSale(book: ExitBook, amount: bigint): Split {
  const desk = deskPays(book, amount)
  const market = marketPays(book, amount)
  let low = amount > market.shares ? amount - market.shares : 0n
  let high = desk.shares
  if (low >= high) return splitOf(amount, [desk, marketPays(book, amount - desk.shares)])
  const paidAt = (shares: bigint) => deskPays(book, shares).paid + marketPays(book, amount - shares).paid
  for (let step = 0; step < STEPS && high - low > 2n; step += 1) {
    const third = (high - low) / 3n
    if (paidAt(low + third) < paidAt(high - third)) low += third
    else high -= third
  }
  const best = (low + high) / 2n
  const candidates = [best, 0n, desk.shares].map((shares) =>
    splitOf(amount, [deskPays(book, shares), marketPays(book, amount - shares)]),
  )
  return candidates.reduce((a, b) => (b.sold > a.sold || (b.sold === a.sold && b.paid > a.paid) ? b : a))
}

/** What one source alone would do. */
export function sellTo(book: ExitBook, source: Source, amount: bigint): Split {
  return splitOf(amount, [source === 'desk' ? deskPays(book, amount) : marketPays(book, amount)])
}

/** What the desk pays for as much as it takes. Its own quote may be some units off: the bucket is read as a value. */
function deskPays({ desk, holding, block }: ExitBook, amount: bigint): Part {
  const none: Part = { source: 'desk', shares: 0n, paid: 0n }
  if (desk === undefined || holding.bid === undefined || amount === 0n || desk.limit === 0n) return none
  const bucket = {
    limit: desk.limit,
    base: BigInt(desk.terms.base),
    slope: BigInt(desk.terms.slope),
    window: BigInt(desk.terms.window),
    use: (desk.level * FULL_BUCKET) / desk.limit + MARGIN,
    since: block.timestamp,
  }
  if (bucket.use >= FULL_BUCKET) return none
  const { filled, paid } = quoteSale(bucket, amount, holding.bid, desk.cash, 0n, block.timestamp)
  return { ...none, shares: filled, paid }
}

function marketPays({ market, holding, block }: ExitBook, amount: bigint): Part {
  const none: Part = { source: 'market', shares: 0n, paid: 0n }
  if (market === undefined || holding.bid === undefined || amount === 0n) return none
  const { given, got } = quoteMarket(market.state, market.pool, true, amount, holding.bid, block.timestamp)
  return got === 0n ? none : { ...none, shares: given, paid: got }
}

function splitOf(asked: bigint, parts: readonly Part[]): Split {
  const used = parts.filter(({ shares }) => shares > 0n)
  const sold = used.reduce((sum, { shares }) => sum + shares, 0n)
  const paid = used.reduce((sum, part) => sum + part.paid, 0n)
  return { asked, parts: used, sold, paid, rest: asked - sold }
}
