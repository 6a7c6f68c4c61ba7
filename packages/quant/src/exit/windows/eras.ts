import { WAD } from '../../fixed/wad.ts'

/** State before the settlement of a window; of an era's first window, once the era is over, its end. */
export interface Checkpoint {
  /** P, `ERA_ONE` at an era's beginning. */
  readonly product: bigint
  /** S in product · WAD / 2^48. */
  readonly sum: bigint
  /** First window of the era, or of the era that followed. */
  readonly era: number
  readonly ended: boolean
}

/** Checkpoints by window. */
export type Eras = ReadonlyMap<number, Checkpoint>

/** What an order has become. */
export interface Walk {
  readonly shares: bigint
  readonly weight: bigint
  /** Cash units. */
  readonly cash: bigint
}

/** The product at the beginning of an era. */
export const ERA_ONE = 1n << 95n
const LEAST = 1n << 63n
const SUM_BITS = 48n

/** The first era. */
export function firstEra(window: number): Eras {
  return new Map([[window, { product: ERA_ONE, sum: 0n, era: window, ended: false }]])
}

/**
 * Records that `taken` of the product was redeemed in `window` at `price`: P' = P − taken, S' = S + taken · price. An era
 * whose product has become small ends, and the next begins at P = 1, S = 0.
 * @param price WAD
 */
export function advanceEra(eras: Eras, window: number, taken: bigint, price: bigint): Eras {
  const here = eras.get(window)!
  const product = here.product - taken
  const sum = here.sum + ((taken * price) >> SUM_BITS)
  const next = new Map(eras)
  if (product >= LEAST) return next.set(window + 1, { product, sum, era: here.era, ended: false })
  next.set(here.era, { product, sum, era: window + 1, ended: true })
  return next.set(window + 1, { product: ERA_ONE, sum: 0n, era: window + 1, ended: false })
}

/**
 * What has become of shares and weight that were right before the settlement of `since`, before that of `next`: over at
 * most five eras, whatever the number of windows. Every division rounds down.
 */
export function walkEras(eras: Eras, shares: bigint, weight: bigint, since: number, next: number): Walk {
  let left: Walk = { shares, weight, cash: 0n }
  if (since >= next) return left
  const from = eras.get(since)!
  const first = from.ended || from.era === since
  let start = first ? { product: ERA_ONE, sum: 0n } : from
  let era = first ? since : from.era
  for (;;) {
    const end = eras.get(era)!
    const to = end.ended ? end : eras.get(next)!
    left = {
      cash: left.cash + (left.weight * ((to.sum - start.sum) << SUM_BITS)) / (start.product * WAD),
      shares: (left.shares * to.product) / start.product,
      weight: (left.weight * to.product) / start.product,
    }
    if (!end.ended || left.shares === 0n) return left
    era = end.era
    start = { product: ERA_ONE, sum: 0n }
  }
}
