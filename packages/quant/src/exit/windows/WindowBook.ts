import { ArgumentError } from '@specie/units'
import { advanceEra, type Eras, firstEra, type Walk, walkEras } from './eras.ts'
import { type WindowTerms, weightDown } from './WindowTerms.ts'
import { type WindowOutcome, windowOutcome } from './windowOutcome.ts'

/** An order of one holder for one window. */
export interface WindowOrder {
  readonly shares: bigint
  readonly weight: bigint
  /** Window before whose settlement shares and weight are right. */
  readonly since: number
}

/** Shares and their sum less fees. */
interface Sum {
  readonly shares: bigint
  readonly weight: bigint
}

/** Everything that the windows of a share remember of its orders. */
export interface WindowBook {
  readonly terms: WindowTerms
  /** Window that is settled next; the first is 1. */
  readonly next: number
  /** That have waited since earlier windows. */
  readonly waiting: Sum
  /** That join with a window not yet settled. */
  readonly joining: ReadonlyMap<number, Sum>
  /** By `order key`: holder and window. */
  readonly orders: ReadonlyMap<string, WindowOrder>
  readonly eras: Eras
  /** Windows in a row that redeemed nothing although shares waited. */
  readonly empty: number
}

/** Windows without orders. */
export function openWindows(terms: WindowTerms): WindowBook {
  const waiting = { shares: 0n, weight: 0n }
  return { terms, next: 1, waiting, joining: new Map(), orders: new Map(), eras: firstEra(1), empty: 0 }
}

/**
 * Places an order, or adds to it.
 * @param tier of notice that is given
 * @throws ArgumentError when the window is settled, or the fee uses the shares up
 */
export function placeOrder(
  book: WindowBook,
  holder: string,
  window: number,
  shares: bigint,
  tier: 0 | 1 | 2,
): WindowBook {
  if (window < book.next) throw new ArgumentError('window', window, `not before ${book.next}`)
  const weight = weightDown(book.terms, shares, tier)
  if (weight <= 0n) throw new ArgumentError('shares', shares, 'more than the fee uses up')
  const before = book.orders.get(orderKey(holder, window)) ?? { shares: 0n, weight: 0n, since: window }
  const sum = book.joining.get(window) ?? { shares: 0n, weight: 0n }
  const order = { ...before, shares: before.shares + shares, weight: before.weight + weight }
  return {
    ...book,
    orders: new Map(book.orders).set(orderKey(holder, window), order),
    joining: new Map(book.joining).set(window, {
      shares: sum.shares + shares,
      weight: sum.weight + weight,
    }),
  }
}

/** What waits in an order now, and the cash that it has coming. */
export function orderNow(book: WindowBook, holder: string, window: number): Walk {
  const order = book.orders.get(orderKey(holder, window))
  if (order === undefined) return { shares: 0n, weight: 0n, cash: 0n }
  return walkEras(book.eras, order.shares, order.weight, order.since, book.next)
}

/**
 * Takes shares out of an order, none for a mere claim. What it has coming is paid out.
 * @throws ArgumentError when more are taken than wait
 */
export function takeOut(
  book: WindowBook,
  holder: string,
  window: number,
  shares: bigint,
): { readonly book: WindowBook; readonly cash: bigint } {
  const now = orderNow(book, holder, window)
  if (shares > now.shares) throw new ArgumentError('shares', shares, `at most ${now.shares}`)
  const weight = shares === 0n ? 0n : (now.weight * shares) / now.shares
  const orders = new Map(book.orders)
  const left = { shares: now.shares - shares, weight: now.weight - weight }
  if (left.shares === 0n) orders.delete(orderKey(holder, window))
  else orders.set(orderKey(holder, window), { ...left, since: Math.max(window, book.next) })
  return { book: { ...lessened(book, window, { shares, weight }), orders }, cash: now.cash }
}

/**
 * Settles the next window.
 * @param funded cash units brought for it
 * @param bid WAD; 0 when there is no price
 * @param supply of the share
 */
export function settleWindow(
  book: WindowBook,
  funded: bigint,
  bid: bigint,
  supply: bigint,
): { readonly book: WindowBook; readonly outcome: WindowOutcome } {
  const { next: window, eras } = book
  const joins = book.joining.get(window) ?? { shares: 0n, weight: 0n }
  const shares = book.waiting.shares + joins.shares
  const weight = book.waiting.weight + joins.weight
  const { product } = eras.get(window)!
  const outcome = windowOutcome(book.terms, { shares, weight, funded, bid, supply, product })
  const joining = new Map(book.joining)
  joining.delete(window)
  return {
    outcome,
    book: {
      ...book,
      next: window + 1,
      joining,
      waiting: {
        shares: shares - outcome.redeemed,
        weight: weight - (weight * outcome.taken) / product,
      },
      eras: advanceEra(eras, window, outcome.taken, outcome.price),
      empty: outcome.taken !== 0n || shares === 0n ? 0 : book.empty + 1,
    },
  }
}

function lessened(book: WindowBook, window: number, by: Sum): WindowBook {
  if (window < book.next) {
    const { shares, weight } = book.waiting
    return { ...book, waiting: { shares: shares - by.shares, weight: weight - by.weight } }
  }
  const { shares, weight } = book.joining.get(window) ?? { shares: 0n, weight: 0n }
  const less = { shares: shares - by.shares, weight: weight - by.weight }
  return { ...book, joining: new Map(book.joining).set(window, less) }
}

function orderKey(holder: string, window: number): string {
  return `${holder} ${window}`
}
