import type { Arc } from './Arc.ts'

const HALVINGS = 200

/** How far arcs are filled so that the next share of each is worth the same. */
export interface WaterLevel {
  /** Cash units a share unit at which the arcs' shares come to what was asked for. */
  readonly price: number
  /** Shares of each arc, in the order of the arcs. */
  readonly shares: readonly number[]
}

/**
 * Fills arcs with `shares` where the price of the next one is highest, until all is placed or no arc pays more than
 * `floor`: the classic water-filling, whose optimum has one marginal price for all that are partly filled. Each arc says
 * in closed form how much of it lies above a price; the level is found by halving.
 */
export function waterLevel(arcs: readonly Arc[], shares: number, floor = 0): WaterLevel {
  const above = (price: number) => arcs.map((arc) => arc.sharesAt(price))
  let high = Math.max(floor, ...arcs.map((arc) => arc.price(0)))
  let low = floor
  const all = above(low)
  if (sum(all) <= shares) return { price: low, shares: all }
  for (let i = 0; i < HALVINGS && low < high; i++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (sum(above(middle)) >= shares) low = middle
    else high = middle
  }
  // Above `high` there is less than was asked for, at `low` as much or more: steps at that very price share the rest.
  const sure = above(high)
  let rest = shares - sum(sure)
  const placed = above(low).map((most, index) => {
    const more = Math.min(most - sure[index]!, Math.max(rest, 0))
    rest -= more
    return sure[index]! + more
  })
  return { price: low, shares: placed }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
