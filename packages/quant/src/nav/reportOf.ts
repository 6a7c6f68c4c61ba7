import { exactValue } from '../ladder/exactValue.ts'
import type { Ladder } from '../ladder/Ladder.ts'
import { momentsOf } from '../moments/momentsOf.ts'
import type { Market, Report } from './Book.ts'

/**
 * The report that follows from a ladder at a market, to the last unit.
 * @param asOf unix seconds of the cut-off
 * @param impairment unrealised losses, cash units
 * @throws ArgumentError when the ladder cannot be written in the chain's format
 */
export function reportOf(ladder: Ladder, asOf: bigint, impairment: bigint, market: Market): Report {
  const { due, averageSpread } = exactValue(ladder, market.forwards, market.hazardShift)
  return {
    asOf,
    averageSpread: BigInt(averageSpread),
    due,
    impairment,
    moments: momentsOf(ladder, market.forwards, market.hazardShift),
  }
}
