import { exactValue, type Ladder, split, type Waterfall } from '@specie/quant'

/** The pool in another world. Cash units. */
export interface Sensitivity {
  readonly name: string
  readonly value: bigint
  /** Against the value as it is. */
  readonly change: bigint
  /** Of each tranche, senior first. */
  readonly trancheChanges: readonly bigint[]
}

const BASIS_POINT = 1_000 // of forwards in 1e-7 a year
const TEN_POINTS = 100_000_000 // of recoveries in 1e-9

/**
 * The exact value in eleven other worlds: the curve moved in parallel by 1, 25 and 100 basis points either way, hazards
 * halved and doubled, recoveries ten points lower and higher (within 0 and 1), prepayment doubled.
 * @param forwards ten, 1e-7 a year
 * @param prepaidTwice the ladder with doubled prepayment
 * @param books of the tranches; without tranches when there are none
 */
export function sensitivities(
  ladder: Ladder,
  forwards: readonly number[],
  prepaidTwice: Ladder,
  books: Waterfall | undefined,
): Sensitivity[] {
  const base = exactValue(ladder, forwards).value
  const parts = (value: bigint) => (books === undefined ? [] : split(books, value, books.since).values)
  const before = parts(base)
  const at = (name: string, world: Ladder, curve = forwards): Sensitivity => {
    const { value } = exactValue(world, curve)
    const trancheChanges = parts(value).map((part, n) => part - before[n]!)
    return { name, value, change: value - base, trancheChanges }
  }
  const moved = (points: number) => forwards.map((forward) => forward + points * BASIS_POINT)
  const hazards = (factor: number) =>
    ladder.map((segment) => ({ ...segment, hazard: Math.round(segment.hazard * factor) }))
  const recoveries = (shift: number) =>
    ladder.map((segment) => ({
      ...segment,
      recovery: Math.min(Math.max(segment.recovery + shift, 0), 1_000_000_000),
    }))
  return [
    ...[-100, -25, -1, 1, 25, 100].map((points) =>
      at(`curve ${points > 0 ? '+' : '-'}${Math.abs(points)} bp`, ladder, moved(points)),
    ),
    at('hazard × 0.5', hazards(0.5)),
    at('hazard × 2', hazards(2)),
    at('recovery -10 points', recoveries(-TEN_POINTS)),
    at('recovery +10 points', recoveries(TEN_POINTS)),
    at('prepayment × 2', prepaidTwice),
  ]
}
