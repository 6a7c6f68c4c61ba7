import { exactValue, type Ladder, split, type Waterfall } from '@specie/quant'
import type { Base, Stress } from './World.ts'

/** What a pool and its tranches are worth in some world. Cash units, at the report's cut-off. */
export interface WorldValue {
  readonly value: bigint
  /** Senior first, by claims as they stand now. */
  readonly tranches: readonly bigint[]
}

const CERTAIN = 1_000_000_000

/** The ladder with other default rates and recoveries. */
export function stressedLadder(
  ladder: Ladder,
  { hazard, recovery }: Pick<Stress, 'hazard' | 'recovery'>,
): Ladder {
  return ladder.map((segment) => ({
    ...segment,
    hazard: Math.min(Math.round(segment.hazard * hazard), CERTAIN),
    recovery: Math.min(Math.max(segment.recovery - Math.round(recovery * 1e7), 0), CERTAIN),
  }))
}

/** Values ladder and tranches with the curve moved in parallel. */
export function valueIn(base: Base, ladder: Ladder, curve: number): WorldValue {
  const forwards = base.market.forwards.map((forward) => forward + curve * 1_000)
  const { value } = exactValue(ladder, forwards, base.market.hazardShift)
  const net = value > base.impairment ? value - base.impairment : 0n
  return { value, tranches: split(booksOf(base), net, 0n).values }
}

/** Claims as books that nothing accrues in. */
function booksOf({ claims, fees, trapped }: Base): Waterfall {
  return {
    tranches: claims.map(({ amount }) => ({
      principal: amount,
      coupon: 0n,
      accrued: 0n,
      distributing: true,
      earmark: 0n,
    })),
    coverageRatios: claims.slice(1).map(() => 0n),
    feeRate: 0n,
    base: 0n,
    fees,
    trapped,
    since: 0n,
  }
}
